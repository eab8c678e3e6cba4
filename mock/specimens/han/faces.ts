import { readFileSync } from 'node:fs'
import { parse, type Font } from 'opentype.js'

/** The style says how often a face is shown; latin faces have no Han characters. */
export type Face = { name: string; file: string; index: number; style: 'hei' | 'song' | 'kai' | 'latin' }

const NOTO = '/usr/share/fonts/opentype/noto'
const TRUETYPE = '/usr/share/fonts/truetype'
const SC = 2
const TC = 3

const noto = (family: 'Sans' | 'Serif', weight: string, index: number): Face => ({
  name: `noto-${family.toLowerCase()}-${index === SC ? 'sc' : 'tc'}-${weight.toLowerCase()}`,
  file: `${NOTO}/Noto${family}CJK-${weight}.ttc`, index, style: family === 'Sans' ? 'hei' : 'song',
})
const plain = (name: string, file: string, style: Face['style'], index = 0): Face => ({ name, file: `${TRUETYPE}/${file}`, index, style })

/**
 * Debian's fonts-noto-cjk(-extra), fonts-wqy-zenhei, fonts-wqy-microhei, fonts-arphic-{uming,ukai,gbsn00lp,gkai00mp},
 * fonts-cwtex-heib, fonts-lxgw-wenkai, fonts-liberation, fonts-dejavu-core. They teach and are not shipped.
 */
export const FACES: Face[] = [
  ...['Light', 'Regular', 'Medium', 'Bold'].map(weight => noto('Sans', weight, SC)),
  ...['Regular', 'Bold'].map(weight => noto('Sans', weight, TC)),
  ...['Light', 'Regular', 'SemiBold', 'Bold'].map(weight => noto('Serif', weight, SC)),
  ...['Regular', 'SemiBold'].map(weight => noto('Serif', weight, TC)),
  plain('wqy-zenhei', 'wqy/wqy-zenhei.ttc', 'hei'),
  plain('wqy-microhei', 'wqy/wqy-microhei.ttc', 'hei'),
  plain('cwtex-heib', 'cwtex/cwheib.ttf', 'hei'),
  plain('uming-cn', 'arphic/uming.ttc', 'song'),
  plain('uming-tw', 'arphic/uming.ttc', 'song', 2),
  plain('babelstone', 'babelstone/BabelStoneHan.ttf', 'song'),
  plain('gbsn', 'arphic-gbsn00lp/gbsn00lp.ttf', 'song'),
  plain('ukai-cn', 'arphic/ukai.ttc', 'kai'),
  plain('ukai-tw', 'arphic/ukai.ttc', 'kai', 2),
  plain('wenkai', 'lxgw-wenkai/LXGWWenKai-Regular.ttf', 'kai'),
  plain('wenkai-bold', 'lxgw-wenkai/LXGWWenKai-Bold.ttf', 'kai'),
  plain('liberation-sans', 'liberation/LiberationSans-Regular.ttf', 'latin'),
  plain('liberation-sans-bold', 'liberation/LiberationSans-Bold.ttf', 'latin'),
  plain('liberation-serif', 'liberation/LiberationSerif-Regular.ttf', 'latin'),
  plain('dejavu', 'dejavu/DejaVuSans.ttf', 'latin'),
  { name: 'ocr-b', file: `${__dirname}/../fonts/ocr-b.otf`, index: 0, style: 'latin' },
]

/** One font of a collection as a file of its own: its table of contents, then its tables. */
function takeFromCollection(bytes: Buffer, index: number): Buffer {
  const from = bytes.readUInt32BE(12 + 4 * index)
  const contents = Buffer.from(bytes.subarray(from, from + 12 + 16 * bytes.readUInt16BE(from + 4)))
  const parts = [contents]
  let at = contents.length
  for (let entry = 12; entry < contents.length; entry += 16) {
    const [start, length] = [contents.readUInt32BE(entry + 8), contents.readUInt32BE(entry + 12)]
    contents.writeUInt32BE(at, entry + 8)
    const table = Buffer.alloc(Math.ceil(length / 4) * 4)
    bytes.copy(table, 0, start, start + length)
    parts.push(table)
    at += table.length
  }
  return Buffer.concat(parts)
}

export function loadFace({ file, index }: Face): Font {
  const bytes = readFileSync(file)
  const font = bytes.toString('latin1', 0, 4) === 'ttcf' ? takeFromCollection(bytes, index) : bytes
  return parse(font.buffer.slice(font.byteOffset, font.byteOffset + font.length) as ArrayBuffer)
}
