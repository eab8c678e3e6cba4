import type { Engine } from '../letters/engine'
import type { Grey, Picture } from '../picture/grey'
import { refuse, type Outcome, type Place, type ReadDocument, type Turn } from '../ports'
import { decideCard } from './decide'
import type { Findings } from './fields/read-side'
import { isKnownCard, readScannedCard, type FlatCard } from './read-flat-card'
import { explainCard, explainMissingOutline, explainOutline, lacksMuch, showsDataPage } from './explain-card'
import { evidenceOf } from './find-words'
import { findOutlines, isInside, type FoundCard } from './geometry/find-cards'
import type { Box } from './geometry/pieces'
import { rectifyCard, type Rectified } from './geometry/rectify'
import { distance, doubleArea, type Corners } from './geometry/plane'
import { scanCard, type Scan } from './scan'

/** At which the smallest labels are some twenty pixels tall. */
const PIXELS_PER_MM = 12
/** Signs of its words that say there is a card, though it was not read. */
const FEWEST_SIGNS = 3
const MOST_RIVALS = 2

/** The smallest upright box around parts of the card, on the picture. */
function placeOf(parts: readonly Box[], { turned, grey }: Scan, { toPicture }: Rectified, picture: Grey): Place | null {
  if (parts.length === 0) return null
  const points = parts.flatMap(({ left, top, right, bottom }) => ([[left, top], [right, top], [right, bottom], [left, bottom]] as const)
    .map(([x, y]) => (turned ? toPicture(grey.width - x, grey.height - y) : toPicture(x, y))))
  const clamp = (value: number) => Math.min(1, Math.max(0, value))
  const [xs, ys] = [points.map(({ x }) => clamp(x / picture.width)), points.map(({ y }) => clamp(y / picture.height))]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top }
}

/** Clockwise degrees that make the picture upright, to the nearest quarter, going by the card's upper edge. */
function turnOf([p, q]: Corners, turned: boolean): Turn {
  const angle = Math.atan2(q.y - p.y, q.x - p.x) * 180 / Math.PI + (turned ? 180 : 0)
  return (Math.round((360 - angle) / 90) * 90 % 360 + 360) % 360 as Turn
}

/** The corners beginning with the one that makes the card the least turned. */
function turnUpright(corners: Corners): Corners {
  const [p, q, r, s] = corners
  return q.x - p.x >= 0 ? corners : [r, s, p, q]
}

function toFields(findings: Findings, place: (parts: readonly Box[]) => Place | null): ReadDocument['fields'] {
  return Object.fromEntries(Object.entries(findings).map(([field, { value, confidence, parts }]) => [field, { value, confidence, place: place(parts) }]))
}

/** A second card is of a size with the first, and found as surely. */
const NEARLY_AS_LARGE = 0.35
const SURELY_FOUND = 0.6

function isBesideFirst(first: FoundCard, other: FoundCard): boolean {
  return other.score > SURELY_FOUND && doubleArea(other.corners) > doubleArea(first.corners) * NEARLY_AS_LARGE
}

/** A card laid flat. */
type LaidCard = { card: FoundCard; corners: Corners; flat: Rectified }
type Laid = FlatCard & LaidCard

function layFlat(picture: Picture, card: FoundCard): LaidCard {
  const corners = turnUpright(card.corners)
  return { card, corners, flat: rectifyCard(picture.full, corners, PIXELS_PER_MM) }
}

async function layAndRead(picture: Picture, card: FoundCard, engine: Engine, today: string): Promise<Laid> {
  const laid = layFlat(picture, card)
  return { ...laid, ...await readScannedCard(await scanCard(laid.flat.grey, PIXELS_PER_MM, engine), engine, today) }
}

const showsNothing = ({ read, scan }: FlatCard) => !read && evidenceOf(scan.words) < FEWEST_SIGNS

/** Where an outline holds nothing that cards print, another of the same thing may. */
async function tryRivals(picture: Picture, rivals: readonly FoundCard[], engine: Engine, today: string): Promise<Laid | 'dataPage' | null> {
  for (const rival of rivals.slice(0, MOST_RIVALS)) {
    const laid = layFlat(picture, rival)
    const scan = await scanCard(laid.flat.grey, PIXELS_PER_MM, engine)
    if (evidenceOf(scan.words) >= FEWEST_SIGNS) return { ...laid, ...await readScannedCard(scan, engine, today) }
    if (showsDataPage(scan)) return 'dataPage'
  }
  return null
}

/** Reads the card on a picture: every kind but the passport. `today` is an ISO date. @returns null when there is none, `dataPage` where there is a passport's page instead */
export async function readCard(picture: Picture, today: string, engine: Engine): Promise<Outcome | 'dataPage' | null> {
  const { cards: [card, other], rivals } = findOutlines(picture)
  if (!card) return explainMissingOutline(picture, engine)
  let laid = await layAndRead(picture, card, engine, today)
  if (showsNothing(laid)) {
    const rival = showsDataPage(laid.scan) ? 'dataPage' : await tryRivals(picture, rivals, engine, today)
    if (rival === 'dataPage') return rival
    laid = rival ?? laid
  }
  if (other && isBesideFirst(card, other)) {
    if (await isKnownCard(layFlat(picture, other).flat.grey, PIXELS_PER_MM, engine)) {
      if (laid.read) return refuse('several_documents')
      laid = await layAndRead(picture, other, engine, today)
    }
  }
  const { scan, read, corners, flat } = laid
  const locate = (parts: readonly Box[]) => placeOf(parts, scan, flat, picture.full)
  if (!read || lacksMuch(read)) {
    if (!read && scan.words.strangers.length > 0) return refuse('wrong_kind')
    // What shows nothing of a card is left to those who look for other documents.
    const reason = read || evidenceOf(scan.words) >= FEWEST_SIGNS ? explainCard(picture, laid.card, laid, box => locate([box])) : null
    if (reason || !read) return reason ?? explainOutline(picture, laid.card) ?? explainMissingOutline(picture, engine)
  }
  const { row, findings } = read
  if (findings.number?.invalid) return { ...refuse('check_digits_wrong'), place: locate(findings.number.parts) }
  const { fields, doubtful } = decideCard(row, findings)
  return {
    outcome: 'read', kind: row.kind, side: row.side, fields: toFields(fields, locate), doubtful,
    remarks: [], turn: turnOf(corners, scan.turned), printedNames: null, mrz: null,
  }
}

/** Whether a card the reader knows lies on a picture beside what is at `place`, and is not much smaller. */
export async function showsCardBeside(picture: Picture, place: Place, engine: Engine): Promise<boolean> {
  const { width, height } = picture.full
  const middle = { x: (place.left + place.width / 2) * width, y: (place.top + place.height / 2) * height }
  const length = Math.max(place.width * width, place.height * height)
  const beside = findOutlines(picture).cards.find(({ corners, score }) =>
    score > SURELY_FOUND && !isInside(middle, corners) && distance(corners[0], corners[1]) > length * NEARLY_AS_LARGE)
  return beside !== undefined && isKnownCard(layFlat(picture, beside).flat.grey, PIXELS_PER_MM, engine)
}
