import { readFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import type { Grey } from '../picture/grey'
import { readGlyph } from './read-glyph'
import { readHanLine, type HanCharacter } from './read-han-line'

/** mock/specimens/han/print-fixture.ts printed them: invented names and words of cards, 22 to 36 pixels tall. */
const FOLDER = path.join(__dirname, '../../../test/printed-lines')
type Line = { text: string; line: { left: number; top: number; right: number; bottom: number } }
const LINES = JSON.parse(readFileSync(path.join(FOLDER, 'printed-lines.json'), 'utf8')) as Line[]
/** From here on a reader of names takes a character for certain. */
const CERTAIN = 0.85

let sheet: Grey
/** What was read of each line. */
let readings: HanCharacter[][]
beforeAll(async () => {
  const { data, info } = await sharp(path.join(FOLDER, 'printed-lines.jpg')).greyscale().raw().toBuffer({ resolveWithObject: true })
  sheet = { width: info.width, height: info.height, data: new Uint8Array(data) }
  readings = LINES.map(({ line: { left, top, right, bottom } }) => readHanLine(sheet, { left: Math.floor(left), top: Math.floor(top), right: Math.ceil(right), bottom: Math.ceil(bottom) }))
})

const textOf = (characters: HanCharacter[]) => characters.map(({ character }) => character).join('')

describe('a line of printed Han characters', () => {
  // Some of them are hardly to be read by a person, too: what counts is that nothing of these is certain and wrong.
  it('is cut into as many characters as it has, mostly', () => {
    expect(LINES.filter(({ text }, at) => readings[at]!.length === [...text].length).length).toBeGreaterThanOrEqual(LINES.length * 0.8)
  })

  it('is read, look-alikes and traditional characters too', () => {
    const right = LINES.reduce((sum, { text }, line) => sum + [...textOf(readings[line]!)].filter((character, at) => character === [...text][at]).length, 0)
    expect(right).toBeGreaterThanOrEqual(LINES.reduce((sum, { text }) => sum + [...text].length, 0) * 0.78)
  })

  it('has no character that is certain and another', () => {
    const wrong = LINES.flatMap(({ text }, line) => {
      const [characters, expected] = [readings[line]!, [...text]]
      if (characters.length !== expected.length) return []
      return characters.flatMap(({ character, likelihood }, at) => (likelihood >= CERTAIN && character !== expected[at] ? [`${character} for ${expected[at]}`] : []))
    })
    expect(wrong).toEqual([])
  })
})

describe('a single glyph', () => {
  it('is nothing where there is no ink', () => {
    const paper: Grey = { width: 40, height: 40, data: new Uint8Array(1600).fill(220) }
    expect(readGlyph(paper, { left: 4, top: 4, right: 36, bottom: 36 })).toEqual([])
  })

  it('is hardly anything for sure where two halves of others stand', () => {
    const { line: { left, top, bottom } } = LINES[1]!
    const height = bottom - top
    const between = { left: Math.round(left + height * 0.45), top: Math.floor(top), right: Math.round(left + height * 1.45), bottom: Math.ceil(bottom) }
    expect(readGlyph(sheet, between, 'han')[0]?.likelihood ?? 0).toBeLessThan(CERTAIN)
  })
})
