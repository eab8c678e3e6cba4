// How well printed letters are read and confirmed: tsx mock/specimens/letters/measure-letters.ts FACE,... [LINES] [SEED]
// In the faces whose names start with one of those given; a letter is wrongly confirmed when any other would be.
import sharp from 'sharp'
import { isAlike, isNearest, likelihoodOf } from '@mcb/bff/src/recognition/card/confirm-letter'
import { readGlyph, type Candidate } from '@mcb/bff/src/recognition/han/read-glyph'
import { PRINTED, readPrintedLetter } from '@mcb/bff/src/recognition/letters/printed-letter'
import { Chance } from '../chance'
import { compress } from '../han/compress'
import { drawFace } from '../han/masks'
import { chooseHeight } from '../han/print-shop'
import { LATIN_FACES } from './faces'
import { cutRow, DRAWN, printRow } from './print-row'

const HEIGHTS = [13, 54] as const
const TOGETHER = 48
const LEVELS = [0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9999]
const PAIRS = ['17', '5S', '8B', '0D', '6G', '2Z', 'MN', 'UV', '38', 'OQ', 'CG', 'EF', 'PR', 'VY', '4A', '1L', '1T', 'IT', 'IL', 'IJ']

/** What was printed ('' for no letter), what the network says of each letter, and what the reader of glyphs confirms. */
type Cell = { truth: string; tall: number; likelihoods: Map<string, number>; first: string; near: string | null }

const percent = (part: number, whole: number) => `${(100 * part / Math.max(1, whole)).toFixed(2)} %`

/** The letter the reader of glyphs would confirm. */
const nearestOf = (candidates: readonly Candidate[]) => candidates.slice(0, 1).map(({ character }) => character).find(character => isNearest(candidates, character)) ?? null

async function readCells(names: string[], lines: number, chance: Chance): Promise<Cell[]> {
  const all = LATIN_FACES.filter((face, at) => names.some(name => face.name.startsWith(name)) && LATIN_FACES.findIndex(({ name }) => name === face.name) === at).map(face => drawFace(face, DRAWN))
  const cells: Cell[] = []
  for (let done = 0; done < lines; done += TOGETHER) {
    const rows = Array.from({ length: TOGETHER }, () => printRow(chance.pick(all), chooseHeight(...HEIGHTS, chance), chance))
    const seen = await compress(rows.map(({ grey }) => grey), chance)
    for (const [index, row] of rows.entries()) {
      for (const { box, label } of cutRow(row, seen[index]!, chance)) {
        const letters = readPrintedLetter(seen[index]!, box)
        const likelihoods = new Map([...PRINTED].map(letter => [letter, likelihoodOf(letters, letter)]))
        const rest = 1 - letters.reduce((sum, { probability }) => sum + probability, 0)
        const first = letters[0] && letters[0].probability > rest ? letters[0].letter : ''
        cells.push({ truth: PRINTED[label] ?? '', tall: box.bottom - box.top, likelihoods, first, near: nearestOf(readGlyph(seen[index]!, box, 'all')) })
      }
    }
  }
  return cells
}

const isWrong = ({ truth, likelihoods }: Cell, level: number) => [...likelihoods].some(([letter, likelihood]) => likelihood >= level && !isAlike(letter, truth))
const isRight = ({ truth, likelihoods }: Cell, level: number) => likelihoods.get(truth)! >= level
const nearWrong = ({ truth, near }: Cell) => near !== null && /[0-9A-Z]/.test(near) && !isAlike(near, truth)
const nearRight = ({ truth, near }: Cell) => near !== null && isAlike(near, truth)

function reportLevels(cells: Cell[], nothings: Cell[]): void {
  const row = (name: string, right: (cell: Cell) => boolean, wrong: (cell: Cell) => boolean) => ({
    level: name, right: percent(cells.filter(right).length, cells.length), wrong: cells.filter(wrong).length, 'of no letter': `${nothings.filter(wrong).length} (${percent(nothings.filter(wrong).length, nothings.length)})`,
  })
  console.table([
    ...LEVELS.map(level => row(String(level), cell => isRight(cell, level), cell => isWrong(cell, level))),
    row('glyphs alone', nearRight, nearWrong),
    ...LEVELS.map(level => row(`${level} or glyphs`, cell => isRight(cell, level) || nearRight(cell), cell => isWrong(cell, level) || nearWrong(cell))),
  ])
}

function reportPairs(cells: Cell[]): void {
  console.table(PAIRS.map(pair => {
    const of = cells.filter(({ truth }) => truth !== '' && pair.includes(truth))
    const mistaken = (level: number) => of.filter(({ truth, likelihoods }) => [...pair].some(letter => !isAlike(letter, truth) && likelihoods.get(letter)! >= level)).length
    return { pair, cells: of.length, ...Object.fromEntries(LEVELS.map(level => [level, `${mistaken(level)} / ${percent(of.filter(cell => isRight(cell, level)).length, of.length)}`])) }
  }))
}

async function main(): Promise<void> {
  const [names = '', lines = '4800', seed = '1616'] = process.argv.slice(2)
  sharp.concurrency(1)
  const cells = await readCells(names.split(','), Number(lines), new Chance(Number(seed)))
  const letters = cells.filter(({ truth }) => truth !== '')
  for (const [low, high] of [[0, 18], [18, 26], [26, 36], [36, 99]] as const) {
    const some = letters.filter(({ tall }) => tall >= low && tall < high)
    console.log(`${low} to ${high} px: ${some.length} letters, right ${percent(some.filter(({ truth, first }) => isAlike(first, truth)).length, some.length)}`)
  }
  const nothings = cells.filter(({ truth }) => truth === '')
  console.log(`together: ${letters.length} letters, right ${percent(letters.filter(({ truth, first }) => isAlike(first, truth)).length, letters.length)}; ${nothings.length} of none, seen so ${percent(nothings.filter(({ first }) => first === '').length, nothings.length)}`)
  reportLevels(letters, nothings)
  reportPairs(letters)
  console.log(`wrong at 0.99: ${letters.filter(cell => isWrong(cell, 0.99)).map(({ truth, first, tall }) => `${truth}→${first} ${tall}`).slice(0, 60).join(', ')}`)
}

void main()
