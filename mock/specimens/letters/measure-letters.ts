// How well printed letters are read and confirmed: tsx mock/specimens/letters/measure-letters.ts FACE,... [LINES] [SEED]
// In the faces whose names start with one of those given; a letter is wrongly confirmed when any other would be.
import sharp from 'sharp'
import { CERTAIN, isAlike, isNearest, likelihoodOf, LIKELY } from '@mcb/bff/src/recognition/card/confirm-letter'
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

/** What was printed ('' for no letter), how likely the network finds each letter, and which one the reader of glyphs confirms. */
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

/** The letters a way of confirming confirms. */
type Way = (cell: Cell) => string[]
const byNetwork = (level: number): Way => ({ likelihoods }) => [...likelihoods].filter(([, likelihood]) => likelihood >= level).map(([letter]) => letter)
const byGlyphs: Way = ({ near }) => [...PRINTED].filter(letter => near !== null && isAlike(near, letter))
const byBoth = (level: number): Way => cell => byNetwork(level)(cell).filter(letter => byGlyphs(cell).includes(letter))
const byEither = (one: Way, other: Way): Way => cell => [...one(cell), ...other(cell)]

const isRight = (way: Way) => (cell: Cell) => way(cell).includes(cell.truth)
const isWrong = (way: Way) => (cell: Cell) => way(cell).some(letter => !isAlike(letter, cell.truth))

function reportWays(cells: Cell[], nothings: Cell[]): void {
  const row = (way: string, confirm: Way) => ({
    way, right: percent(cells.filter(isRight(confirm)).length, cells.length), wrong: cells.filter(isWrong(confirm)).length,
    'wrong cuts and other signs': `${nothings.filter(isWrong(confirm)).length} (${percent(nothings.filter(isWrong(confirm)).length, nothings.length)})`,
  })
  console.table([
    ...LEVELS.map(level => row(`network ${level}`, byNetwork(level))),
    row('glyphs', byGlyphs), row('network 0.98, or glyphs', byEither(byNetwork(0.98), byGlyphs)),
    ...[0.1, 0.3, 0.5, 0.7].map(level => row(`glyphs and network ${level}`, byBoth(level))),
    row('as the reader of cards does', byEither(byNetwork(CERTAIN), byBoth(LIKELY))),
  ])
}

function reportPairs(cells: Cell[]): void {
  const card = byEither(byNetwork(CERTAIN), byBoth(LIKELY))
  console.table(PAIRS.map(pair => {
    const of = cells.filter(({ truth }) => truth !== '' && pair.includes(truth))
    const mistaken = (way: Way) => of.filter(cell => way(cell).some(letter => pair.includes(letter) && !isAlike(letter, cell.truth))).length
    const tell = (way: Way) => `${mistaken(way)} wrong, ${percent(of.filter(isRight(way)).length, of.length)}`
    return { pair, cells: of.length, ...Object.fromEntries([0.9, 0.98, 0.995].map(level => [level, tell(byNetwork(level))])), glyphs: tell(byGlyphs), card: tell(card) }
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
  reportWays(letters, nothings)
  reportPairs(letters)
  console.log(`wrong at 0.9: ${letters.filter(isWrong(byNetwork(0.9))).map(({ truth, first, tall }) => `${truth}→${first} ${tall}`).slice(0, 60).join(', ')}`)
}

void main()
