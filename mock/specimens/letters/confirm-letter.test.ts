import sharp from 'sharp'
import { showsLetter } from '@mcb/bff/src/recognition/card/confirm-letter'
import { findLetterBoxes } from '@mcb/bff/src/recognition/card/letter-boxes'
import { readPrintedLetter } from '@mcb/bff/src/recognition/letters/printed-letter'
import type { Grey } from '@mcb/bff/src/recognition/picture/grey'
import { letter, measure, type FontName } from '../lettering'

const WIDTH = 700
const HEIGHT = 70

/** A strip of grey paper with something drawn on it. */
async function draw(svg: string): Promise<Grey> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="#d8dcd2"/>${svg}</svg>`
  return { width: WIDTH, height: HEIGHT, data: new Uint8Array(await sharp(Buffer.from(drawing)).blur(0.8).greyscale().raw().toBuffer()) }
}

/** A line of print, and the box of each of its letters. */
async function print(text: string, font: FontName, size: number) {
  const grey = await draw(letter(text, 20, 50, { font, size }))
  const boxes = findLetterBoxes(grey, { left: 16, top: 50 - size, right: 24 + Math.ceil(measure(text, { font, size })), bottom: 50 + Math.ceil(size * 0.25) }, [...text])
  return [...text].map((sign, at) => ({ sign, box: boxes![at]!, shows: (other: string) => showsLetter(grey, boxes![at]!, other), read: () => readPrintedLetter(grey, boxes![at]!) }))
}

const FACES: [string, FontName, number][] = [['OCR-B', 'ocr', 34], ['a sans serif', 'arimo', 30], ['a small sans serif', 'arimoBold', 20], ['a face nobody taught', 'semibold', 26]]

const SIMILAR = ['17', '5S', '8B', '0D', '6G', '2Z', 'MN', 'UV', '38', 'OQ', 'CG', 'EF', 'PR', '4A']

describe('a printed letter', () => {
  it.each(FACES)('is confirmed in %s, and another is not', async (_, font, size) => {
    for (const text of ['0123456789', 'ABCDEFGHIJKLM', 'NOPQRSTUVWXYZ']) {
      for (const { sign, shows } of await print(text, font, size)) {
        expect([sign, shows(sign)]).toEqual([sign, true])
        for (const other of SIMILAR.filter(pair => pair.includes(sign)).join('').replaceAll(sign, '')) expect([sign, other, shows(other)]).toEqual([sign, other, false])
      }
    }
  })

  it('has what it is named for first, and probabilities that leave room for its being none', async () => {
    const [seven] = await print('7', 'arimo', 30)
    const letters = seven!.read()
    expect(letters[0]!.letter).toBe('7')
    expect(letters).toHaveLength(36)
    expect(letters.reduce((sum, { probability }) => sum + probability, 0)).toBeLessThanOrEqual(1.0001)
  })
})

describe('what is no letter', () => {
  const BOX = { left: 40, top: 20, right: 60, bottom: 50 }
  const NOTHINGS: [string, string][] = [
    ['blank paper', ''],
    ['a Han character', letter('姓', 36, 48, { font: 'songNoto', size: 30 })],
    ['another', letter('国', 36, 48, { font: 'heiNoto', size: 30 })],
    ['a line across', '<rect x="0" y="33" width="700" height="3" fill="#222"/>'],
    ['a pattern of lines', Array.from({ length: 40 }, (_, at) => `<path d="M0 ${at * 5} Q 60 ${at * 5 + 20} 200 ${at * 5 - 30}" stroke="#8aa" fill="none"/>`).join('')],
  ]

  it.each(NOTHINGS)('%s is confirmed as none', async (_, svg) => {
    const grey = await draw(svg)
    for (const sign of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') expect([sign, showsLetter(grey, BOX, sign)]).toEqual([sign, false])
  })

  it('plain paper is not read at all', async () => expect(readPrintedLetter(await draw(''), BOX)).toEqual([]))
})
