import type { Engine } from './letters/engine'
import { findLetterColumns, fuse, type Glyph, type Letter } from './letters/agreement'
import { ALPHABET } from './letters/glyph-network'
import { compareShape } from './letters/glyph-shapes'
import { composeWords } from './letters/words'
import { explainMissingZone } from './explain-missing-zone'
import { findBlobs } from './picture/blobs'
import { decodePicture, type Grey, type Picture } from './picture/grey'
import type { Band, Recognition, RefusalReason } from './ports'
import { decide, type Decision } from './td3/decide'
import { sampleStrip, type Zone } from './zone/cells'
import { chooseZone, type ReadZone } from './zone/choose-zone'
import { COLUMNS, findGrid, type Grid } from './zone/grid'
import { findRows, median } from './zone/rows'

/** A Recognition before anybody has looked at the clock. */
export type Outcome =
  | Omit<Extract<Recognition, { outcome: 'read' }>, 'milliseconds'>
  | Omit<Extract<Recognition, { outcome: 'refused' }>, 'milliseconds'>

const refuse = (reason: RefusalReason): Outcome => ({ outcome: 'refused', reason })

const SMALLEST_PITCH = 9
/** In a picture whose letters look less than this like themselves, none is taken for usual. */
const FAINTEST_SHAPE = 0.8
/** Two ways of drawing a line for the engine; the second only where the first leaves a doubt. */
const DRAWINGS = [{ across: 26, tall: 2 }, { across: 34, tall: 1.7 }] as const

/** What the network and the shapes say about every cell of both lines. */
function judgeGlyphs({ cells, network }: ReadZone): [Glyph[], Glyph[]] {
  const nearest = (probabilities: Float32Array) => ALPHABET[probabilities.indexOf(Math.max(...probabilities))]!
  const likeness = [0, 1].flatMap(line => cells[line]!.map((cell, column) => compareShape(cell.samples, nearest(network[line]![column]!))))
  const usual = Math.max(FAINTEST_SHAPE, median(likeness))
  return [0, 1].map(line => cells[line]!.map((cell, column) => ({
    probabilities: network[line]![column]!,
    unlike: (letter: string) => compareShape(cell.samples, letter) - usual,
  }))) as [Glyph[], Glyph[]]
}

/** Reads one line with both readers: the network's cells, and the engine once or, where they differ, twice. */
async function readLine(picture: Grey, read: ReadZone, line: 0 | 1, network: Glyph[], engine: Engine): Promise<Letter[]> {
  const columns = findLetterColumns(line, network)
  const readings: string[] = []
  let letters = fuse(line, network, columns, readings)
  for (const drawing of DRAWINGS) {
    const strip = sampleStrip(picture, read.zone, line, { from: 0, to: COLUMNS - 1, ...drawing })
    readings.push(await engine.readLine(composeWords(strip, drawing.across, columns), line === 0 ? 'capitals' : 'capitalsAndDigits'))
    letters = fuse(line, network, columns, readings)
    if (columns.every(column => letters[column]!.support === 'agreed')) break
  }
  return letters
}

/** The box around the zone, half a letter wider on every side, on the picture turned upright. */
function boxAround(zone: Zone, picture: Grey, turn: number): Band {
  const corners = [[-1, -0.4], [COLUMNS, -0.4], [COLUMNS, 1.4], [-1, 1.4]] as const
  const points = corners.map(([column, row]) => {
    const { x, y } = zone.locate(column, row)
    const [u, v] = [x / picture.width, y / picture.height]
    return turn === 90 ? [1 - v, u] : turn === 180 ? [1 - u, 1 - v] : turn === 270 ? [v, 1 - u] : [u, v]
  }) as [number, number][]
  const clamp = (value: number) => Math.min(1, Math.max(0, value))
  const [left, right] = [Math.min(...points.map(([u]) => u)), Math.max(...points.map(([u]) => u))].map(clamp) as [number, number]
  const [top, bottom] = [Math.min(...points.map(([, v]) => v)), Math.max(...points.map(([, v]) => v))].map(clamp) as [number, number]
  return { left, top, width: right - left, height: bottom - top }
}

/** Clockwise degrees that make the picture upright. Text that runs down the picture was turned clockwise. */
function turnOf(grid: Grid, flipped: boolean): 0 | 90 | 180 | 270 {
  if (grid.axis === 'across') return flipped ? 180 : 0
  return flipped ? 90 : 270
}

function isOutside(zone: Zone, picture: Grey): boolean {
  return [[0, 0], [COLUMNS - 1, 0], [0, 1], [COLUMNS - 1, 1]].some(([column, row]) => {
    const { x, y } = zone.locate(column!, row!)
    return x < 0 || y < 0 || x > picture.width - 1 || y > picture.height - 1
  })
}

/** Part of the zone's cells whose ink has been washed out by light. */
function glareOn(read: ReadZone): number {
  const cells = [...read.cells[0], ...read.cells[1]]
  const usual = cells.map(cell => cell.contrast).sort((a, b) => a - b)[cells.length >> 1]!
  return cells.filter(cell => cell.paper > 235 && cell.contrast < usual * 0.5).length / cells.length
}

function explainBadReading(read: ReadZone): RefusalReason {
  if (glareOn(read) > 0.04) return 'glare'
  if (read.zone.pitch < SMALLEST_PITCH) return 'too_small'
  return read.clarity < 0.8 ? 'too_blurred' : 'unreadable'
}

/** Whether two lines are a zone at all, well or badly readable, and not two rows of something else at an even pitch. */
function isZone(grid: Grid, { clarity, score }: ReadZone): boolean {
  const found = grid.found.flat().length
  return found > COLUMNS && (score > 4.8 || (clarity > 0.6 && found > COLUMNS * 1.4))
}

/** Lines of 30 or 36 letters are those of identity cards and visas (ICAO 9303-5, -6, -7). */
function isOfAnotherFormat({ columns, found }: Grid): boolean {
  return [30, 36].includes(columns) && found.flat().length > columns * 2 * 0.95
}

async function readZone(picture: Picture, read: ReadZone, engine: Engine, today: string): Promise<Decision | RefusalReason> {
  const [upper, lower] = judgeGlyphs(read)
  const lines = [await readLine(picture.full, read, 0, upper, engine), await readLine(picture.full, read, 1, lower, engine)] as const
  const decision = decide(lines, today)
  if (decision.agreeing === 0) {
    const supported = lines[1].filter(letter => letter.support !== 'weak').length
    return supported > COLUMNS * 0.9 ? 'check_digits_wrong' : explainBadReading(read)
  }
  // Of the documents with two lines of 44 letters a passport begins with P, a visa with V (ICAO 9303-7).
  const first = lines[0][0]!
  if (first.letter === 'V' && first.support !== 'weak') return 'not_a_passport'
  return first.letter === 'P' ? decision : explainBadReading(read)
}

/** Reads the passport on a picture. Pixel work is done in place: call it on a thread of its own. `today` is an ISO date. */
export async function readPassport(image: Uint8Array, today: string, engine: Engine): Promise<Outcome> {
  let picture: Picture
  try {
    picture = await decodePicture(image)
  } catch {
    return refuse('unreadable')
  }
  const rows = findRows(findBlobs(picture.small))
  const grid = findGrid(rows)
  const read = grid && chooseZone(picture.full, grid, picture.full.width / picture.small.width)
  if (!grid || !read || !isZone(grid, read)) return refuse(await explainMissingZone(picture, engine, rows))
  if (isOfAnotherFormat(grid)) return refuse('not_a_passport')
  if (isOutside(read.zone, picture.full)) return refuse('mrz_cut_off')
  const decision = await readZone(picture, read, engine, today)
  if (typeof decision === 'string') return refuse(decision)
  const { fields, doubtful, mrz } = decision
  const turn = turnOf(grid, read.flipped)
  return { outcome: 'read', kind: 'foreignPassport', fields, doubtful, mrz, band: boxAround(read.zone, picture.full, turn), turn }
}
