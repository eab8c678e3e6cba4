import type { Picture } from '../../picture/grey'
import { findEdges, measureSlopes } from './edges'
import { judgeQuads } from './judge-quads'
import { findLines } from './lines'
import { doubleArea, ratioOf, type Corners, type Point } from './plane'
import { findQuads } from './quads'
import { sharpenSides } from './sharpen-sides'

/** A card's outline in pixels of the full picture; `ratio` of its long to its short sides as they look. */
export type FoundCard = { corners: Corners; score: number; touchesFrame: boolean; ratio: number }

/** What is worth less than this is rather something else of four straight sides. */
const LEAST_SCORE = 0.5
const MOST_CARDS = 4

/** The corners on a picture `factor` times larger; pixels are counted from the middle of the first. */
const scaleCorners = (corners: Corners, factor: number) =>
  corners.map(({ x, y }) => ({ x: x * factor + (factor - 1) / 2, y: y * factor + (factor - 1) / 2 })) as unknown as Corners

function isInside({ x, y }: Point, corners: Corners): boolean {
  return corners.every((p, index) => {
    const q = corners[(index + 1) % 4]!
    return (q.x - p.x) * (y - p.y) - (q.y - p.y) * (x - p.x) >= 0
  })
}

const middleOf = (corners: Corners): Point => ({ x: corners.reduce((sum, { x }) => sum + x, 0) / 4, y: corners.reduce((sum, { y }) => sum + y, 0) / 4 })

const overlap = (one: Corners, other: Corners) =>
  isInside(middleOf(one), other) || isInside(middleOf(other), one) || one.some(corner => isInside(corner, other)) || other.some(corner => isInside(corner, one))

/** The cards on a picture that do not cover each other, the most certain first. */
export function findCards(picture: Picture): FoundCard[] {
  const { full, small, colour } = picture
  const quads = judgeQuads(colour, findQuads(findLines(findEdges(measureSlopes(colour))), colour))
  const found: FoundCard[] = []
  for (const { corners: rough, score } of quads) {
    if (score < LEAST_SCORE || found.length === MOST_CARDS) break
    const factor = small.width / colour.width
    const sharp = sharpenSides(small, scaleCorners(rough, factor), Math.ceil(factor * 2))
    const corners = scaleCorners(sharp, full.width / small.width)
    if (doubleArea(corners) <= 0 || found.some(card => overlap(card.corners, corners))) continue
    const touchesFrame = corners.some(({ x, y }) => x < 1 || y < 1 || x > full.width - 2 || y > full.height - 2)
    found.push({ corners, score, touchesFrame, ratio: ratioOf(corners) })
  }
  return found
}
