// Prints the lines the reader's tests read, in faces it never learned: tsx mock/specimens/han/print-fixture.ts FOLDER
// Writes printed-lines.jpg, one line below the other, and printed-lines.json with what they say and where. All names are invented.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { Chance } from '../chance'
import { printLine } from './print-line'
import { PrintShop } from './print-shop'

/** Words and, in ems, from one character to the next. */
const LINES: [string, number][] = [
  ['王思远', 1.05], ['欧阳晴川', 1.02], ['刘一鸣', 1.1], ['林小须', 1], ['张明', 2], ['诸葛妍', 1.05], ['赵卜儿', 1.2], ['川口洲', 1.1],
  ['姗珊婷停', 1.1], ['睛晴未末', 1.1], ['己已巳', 1.2], ['戊戌戍', 1.2], ['土士日曰', 1.2], ['千干于大太犬', 1.1],
  ['陳佩瑜', 1.05], ['劉國棟', 1.05], ['張馨蕙', 1.5], ['黃靜儀', 1.1],
  ['公安局', 1.02], ['北京市朝阳分局', 1.02], ['中国香港', 1.05], ['出生日期', 1.02],
]
const FACES = ['wqy-microhei', 'babelstone']
const HEIGHTS = [22, 26, 30, 36]

async function main(): Promise<void> {
  const [folder] = process.argv.slice(2)
  if (!folder) throw new Error('say which folder to write into')
  const chance = new Chance(1953)
  const characters = [...new Set(LINES.flatMap(([text]) => [...text]))]
  const { sets } = new PrintShop(characters, face => FACES.includes(face.name), chance)
  const lines = sets.flatMap((masks, number) => LINES.map(([text, pitch], at) => {
    const em = HEIGHTS[(at + number) % HEIGHTS.length]!
    return { text, ...printLine(masks, [...text].map(character => characters.indexOf(character)), pitch, em, chance) }
  }))
  const width = Math.max(...lines.map(({ grey }) => grey.width))
  const height = lines.reduce((sum, { grey }) => sum + grey.height, 0)
  const sheet = new Uint8Array(width * height).fill(220)
  let top = 0
  const places = lines.map(({ text, grey, box, middles, em }) => {
    for (let y = 0; y < grey.height; y += 1) sheet.set(grey.data.subarray(y * grey.width, (y + 1) * grey.width), (top + y) * width)
    const round = (value: number) => Math.round(value * 10) / 10
    const place = {
      text, em, middles: middles.map(round), middle: top + grey.height / 2,
      line: { left: round(box.left), right: round(box.right), top: round(box.top + top), bottom: round(box.bottom + top) },
    }
    top += grey.height
    return place
  })
  await sharp(sheet, { raw: { width, height, channels: 1 } }).jpeg({ quality: 72 }).toFile(join(folder, 'printed-lines.jpg'))
  writeFileSync(join(folder, 'printed-lines.json'), `[\n${places.map(place => `  ${JSON.stringify(place)}`).join(',\n')}\n]\n`)
}

void main()
