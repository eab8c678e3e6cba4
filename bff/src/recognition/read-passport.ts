import type { Engine } from './letters/engine'
import { findLetterColumns, fuse, type Glyph, type Letter } from './letters/agreement'
import { ALPHABET } from './letters/glyph-network'
import { compareShape } from './letters/glyph-shapes'
import { composeWords } from './letters/words'
import type { Grey, Picture } from './picture/grey'
import { placeAround } from './picture/place'
import { refuse, type Outcome, type Place, type ReadDocument, type RefusedDocument, type Turn } from './ports'
import { readDataPage, type VisualZone, type ZoneSays } from './data-page/read-data-page'
import { decide, type Decision } from './td3/decide'
import { LAYOUT, type Span } from './td3/layout'
import { sampleStrip, type Zone } from './zone/cells'
import { chooseZone, type ReadZone } from './zone/choose-zone'
import { COLUMNS, findGrid, type Grid } from './zone/grid'
import { median, type Row } from './zone/rows'

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

/** The box around some columns of one line or several, half a letter wider on every side, on the picture. */
function placeOf({ line, from, to }: Span, zone: Zone, picture: Grey, last: number = line): Place {
  return placeAround([[from - 0.8, line - 0.3], [to - 0.2, line - 0.3], [to - 0.2, last + 0.3], [from - 0.8, last + 0.3]].map(([column, row]) => zone.locate(column!, row!)), picture)
}

const placeOfZone = (zone: Zone, picture: Grey) => placeOf({ line: 0, from: 0, to: COLUMNS }, zone, picture, 1)

/** Clockwise degrees that make the picture upright. Text that runs down the picture was turned clockwise. */
function turnOf(grid: Grid, flipped: boolean): Turn {
  if (grid.axis === 'across') return flipped ? 180 : 0
  return flipped ? 90 : 270
}

function isOutside(zone: Zone, picture: Grey): boolean {
  return [[0, 0], [COLUMNS - 1, 0], [0, 1], [COLUMNS - 1, 1]].some(([column, row]) => {
    const { x, y } = zone.locate(column!, row!)
    return x < 0 || y < 0 || x > picture.width - 1 || y > picture.height - 1
  })
}

/** The zone's cells whose ink has been washed out by light: their columns in each line. */
function findGlare({ cells }: ReadZone): [number[], number[]] {
  const usual = median(cells.flat().map(cell => cell.contrast))
  return cells.map(line => [...line.keys()].filter(column => line[column]!.paper > 235 && line[column]!.contrast < usual * 0.5)) as [number[], number[]]
}

const MUCH_GLARE = 0.04

function explainBadReading(read: ReadZone, picture: Grey): RefusedDocument {
  const washedOut = findGlare(read)
  if (washedOut.flat().length > MUCH_GLARE * COLUMNS * 2) {
    const lines = ([0, 1] as const).filter(line => washedOut[line].length > 0)
    const span: Span = { line: lines[0]!, from: Math.min(...washedOut.flat()), to: Math.max(...washedOut.flat()) + 1 }
    return { ...refuse('glare'), place: placeOf(span, read.zone, picture, lines.at(-1)) }
  }
  const reason = read.zone.pitch < SMALLEST_PITCH ? 'too_small' : read.clarity < 0.8 ? 'too_blurred' : 'unreadable'
  return { ...refuse(reason), place: placeOfZone(read.zone, picture) }
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

/** Whether lines that are too short for a passport's run out of the picture. */
function runsOut({ columns, locate }: Grid, { small }: Picture): boolean {
  return [0, 1].some(row => [-EDGE, columns - 1 + EDGE].some(column => {
    const { x, y } = locate(column, row)
    return x < 0 || y < 0 || x > small.width - 1 || y > small.height - 1
  }))
}
/** In letters: a card has more margin. */
const EDGE = 1.2

async function readZone(picture: Picture, read: ReadZone, engine: Engine, today: string): Promise<Decision | RefusedDocument> {
  const [upper, lower] = judgeGlyphs(read)
  const lines = [await readLine(picture.full, read, 0, upper, engine), await readLine(picture.full, read, 1, lower, engine)] as const
  const decision = decide(lines, today)
  if (decision.agreeing === 0) {
    const supported = lines[1].filter(letter => letter.support !== 'weak').length
    if (supported <= COLUMNS * 0.9) return explainBadReading(read, picture.full)
    return { ...refuse('check_digits_wrong'), place: placeOf({ line: 1, from: 0, to: COLUMNS }, read.zone, picture.full) }
  }
  // Of the documents with two lines of 44 letters a passport begins with P, a visa with V (ICAO 9303-7).
  const first = lines[0][0]!
  if (first.letter === 'V' && first.support !== 'weak') return refuse('wrong_kind')
  return first.letter === 'P' ? decision : explainBadReading(read, picture.full)
}

const SPANS = {
  number: LAYOUT.documentNumber, surname: LAYOUT.names, givenNames: LAYOUT.names, nationality: LAYOUT.nationality,
  sex: LAYOUT.sex, birthDate: LAYOUT.birthDate, expiryDate: LAYOUT.expiryDate,
} as const

/** What was decided, with the place of each field and how certain its least certain letter is. */
function toFields({ fields, letters, names }: Decision, zone: Zone, picture: Grey): ReadDocument['fields'] {
  const nameColumns = { surname: [0, names.split], givenNames: [names.split, names.end] } as const
  return Object.fromEntries(Object.entries(SPANS).flatMap(([field, span]) => {
    const value = fields[field as keyof typeof SPANS]
    if (value === null) return []
    const [from, to] = field === 'surname' || field === 'givenNames' ? nameColumns[field].map(at => span.from + at) as [number, number] : [span.from, span.to]
    const confidence = Math.min(1, ...letters[span.line].slice(from, to).map(letter => letter.probability))
    return [[field, { value, confidence, place: placeOf({ line: span.line, from, to }, zone, picture) }]]
  }))
}

/** The zone of a passport, or of another document with two such lines, and how it lies in the picture. */
export type FoundZone = { grid: Grid; read: ReadZone }

/** Looks for two lines of machine-readable letters; no engine takes part. */
export function findPassportZone(picture: Picture, rows: Row[]): FoundZone | null {
  const grid = findGrid(rows)
  const read = grid && chooseZone(picture.full, grid, picture.full.width / picture.small.width)
  return grid && read && isZone(grid, read) ? { grid, read } : null
}

/** What the visual zone is held against. */
function zoneSays({ fields: { surname, givenNames, number, birthDate, expiryDate }, mrz: [upper] }: Decision, today: string): ZoneSays {
  const { from, to } = LAYOUT.issuingState
  return {
    issuingState: upper.slice(from, to).replace(/<+$/, ''),
    surname: surname ?? '', givenNames: givenNames ?? '', number: number ?? '', birthDate: birthDate ?? '', expiryDate: expiryDate ?? '', today,
  }
}

/** The fields of the visual zone to be looked at; a date of issue is no surer than the dates it was found by. */
function doubtfulAbove({ fields, missed }: VisualZone, decision: Decision): ('issueDate' | 'issuer')[] {
  const isFounded = !decision.doubtful.includes('birthDate') && !decision.doubtful.includes('expiryDate')
  return [...missed, ...(['issueDate', 'issuer'] as const).filter(field => fields[field] && !(fields[field].sure && (isFounded || field === 'issuer')))]
}

/** Other rows may look a little like a zone; a second passport's looks like nothing else. */
const SURELY = 5.5

/** Another passport beside the one whose zone was found; null when there is none. */
export function findAnother(picture: Picture, rows: Row[], { grid }: FoundZone): FoundZone | null {
  const own = new Set(grid.rows.flatMap(row => [...row.letters.values()]))
  const another = findPassportZone(picture, rows.filter(row => ![...row.letters.values()].some(blob => own.has(blob))))
  return another && another.read.score > SURELY ? another : null
}

/** Where on the picture a zone is. */
export const placeOfFound = ({ read }: FoundZone, picture: Picture): Place => placeOfZone(read.zone, picture.full)

/** Reads the passport whose zone was found. Pixel work is done in place: call it on a thread of its own. `today` is an ISO date. */
export async function readPassport(picture: Picture, { grid, read }: FoundZone, today: string, engine: Engine): Promise<Outcome> {
  if (isOfAnotherFormat(grid) && !runsOut(grid, picture)) return refuse('wrong_kind')
  if (isOfAnotherFormat(grid) || isOutside(read.zone, picture.full)) return { ...refuse('cut_off'), place: placeOfZone(read.zone, picture.full) }
  const decision = await readZone(picture, read, engine, today)
  if ('outcome' in decision) return decision
  const above = await readDataPage(picture, read.zone, zoneSays(decision, today), engine)
  const visual = Object.entries(above.fields).map(([field, { value, confidence, place }]) => [field, { value, confidence, place }] as const)
  return {
    outcome: 'read', kind: 'foreignPassport', side: 'front', fields: { ...toFields(decision, read.zone, picture.full), ...Object.fromEntries(visual) },
    doubtful: [...decision.doubtful, ...doubtfulAbove(above, decision)],
    remarks: [], turn: turnOf(grid, read.flipped), printedNames: above.printedNames, mrz: decision.mrz,
  }
}
