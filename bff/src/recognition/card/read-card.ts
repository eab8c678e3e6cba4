import type { Engine } from '../letters/engine'
import type { Grey, Picture } from '../picture/grey'
import { refuse, type Outcome, type Place, type ReadDocument, type Turn } from '../ports'
import { decideCard } from './decide'
import type { Findings } from './fields/read-side'
import { readFlatCard } from './read-flat-card'
import { findCards, type FoundCard } from './geometry/find-cards'
import type { Box } from './geometry/pieces'
import { rectifyCard, type Rectified } from './geometry/rectify'
import { doubleArea, type Corners, type Point } from './geometry/plane'
import type { Scan } from './scan'

/** At which the smallest labels are some twenty pixels tall. */
const PIXELS_PER_MM = 12
/** A second outline this clear, and neither much smaller nor much larger, is a second document. */
const SECOND_CARD = { score: 0.6, area: 0.4 }

function isAnotherDocument({ score, corners }: FoundCard, card: FoundCard): boolean {
  const area = doubleArea(corners) / doubleArea(card.corners)
  return score >= SECOND_CARD.score && area > SECOND_CARD.area && area < 1 / SECOND_CARD.area
}

/** The smallest upright box around points of the picture. */
function boxAround(points: readonly Point[], picture: Grey): Place {
  const clamp = (value: number) => Math.min(1, Math.max(0, value))
  const [xs, ys] = [points.map(({ x }) => clamp(x / picture.width)), points.map(({ y }) => clamp(y / picture.height))]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top }
}

/** The box around parts of the card, on the picture. */
function placeOf(parts: readonly Box[], { turned, grey }: Scan, { toPicture }: Rectified, picture: Grey): Place | null {
  if (parts.length === 0) return null
  const points = parts.flatMap(({ left, top, right, bottom }) => ([[left, top], [right, top], [right, bottom], [left, bottom]] as const)
    .map(([x, y]) => (turned ? toPicture(grey.width - x, grey.height - y) : toPicture(x, y))))
  return boxAround(points, picture)
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

/** Reads the card on a picture: every kind but the passport. `today` is an ISO date. @returns null when there is none */
export async function readCard(picture: Picture, today: string, engine: Engine): Promise<Outcome | null> {
  const [card, ...others] = findCards(picture)
  if (!card) return null
  const corners = turnUpright(card.corners)
  const flat = rectifyCard(picture.full, corners, PIXELS_PER_MM)
  const read = await readFlatCard(flat.grey, PIXELS_PER_MM, engine, today)
  if (!read) return null
  const second = others.find(other => isAnotherDocument(other, card))
  if (second) return { ...refuse('several_documents'), place: boxAround(second.corners, picture.full) }
  const { scan, row, findings } = read
  const { fields, doubtful } = decideCard(row, findings)
  return {
    outcome: 'read', kind: row.kind, side: row.side, fields: toFields(fields, parts => placeOf(parts, scan, flat, picture.full)), doubtful,
    remarks: [], turn: turnOf(corners, scan.turned), printedNames: null, mrz: null,
  }
}
