import { halveColour } from '../../picture/filters'
import type { Colour, Picture } from '../../picture/grey'
import { findEdges, measureSlopes } from './edges'
import { sampleEdges } from './inside'
import { judgeQuads } from './judge-quads'
import { findLines } from './lines'
import { doubleArea, ratioOf, type Corners, type Point } from './plane'
import { findQuads, type Quad } from './quads'
import { measureRoundness } from './roundness'
import { sharpenSides } from './sharpen-sides'

/** A card's outline in pixels of the full picture; `ratio` of its long to its short sides as they look. */
export type FoundCard = { corners: Corners; score: number; touchesFrame: boolean; ratio: number }

/** A card's short side is at least this part of the picture's shorter side; where there is none, a far smaller one is looked for. */
const USUAL = 0.2
const SMALL = 0.07
/** What is worth less than this is rather something else of four straight sides. */
const LEAST_SCORE = 0.5
const MOST_TRIED = 8
const MOST_CARDS = 4
/** What a corner that is not round takes away. */
const SQUARE = 0.15

/** The corners on a picture `factor` times larger; pixels are counted from the middle of the first. */
const scaleCorners = (corners: Corners, factor: number) =>
  corners.map(({ x, y }) => ({ x: x * factor + (factor - 1) / 2, y: y * factor + (factor - 1) / 2 })) as unknown as Corners

/** Whether a point is inside an outline that runs clockwise. */
export function isInside({ x, y }: Point, corners: Corners): boolean {
  return corners.every((p, index) => {
    const q = corners[(index + 1) % 4]!
    return (q.x - p.x) * (y - p.y) - (q.y - p.y) * (x - p.x) >= 0
  })
}

const middleOf = (corners: Corners): Point => ({ x: corners.reduce((sum, { x }) => sum + x, 0) / 4, y: corners.reduce((sum, { y }) => sum + y, 0) / 4 })

const overlap = (one: Corners, other: Corners) =>
  isInside(middleOf(one), other) || isInside(middleOf(other), one) || one.some(corner => isInside(corner, other)) || other.some(corner => isInside(corner, one))

/** Outlines seen at full and at half the size: there fine print is grey, and an edge that it breaks up is whole. */
function proposeQuads(colour: Colour): Quad[] {
  const edges = findEdges(measureSlopes(colour))
  const lines = findLines(edges)
  const half = halveColour(colour)
  const coarse = findLines(findEdges(measureSlopes(half)))
  const propose = (part: number) => {
    const smallest = Math.min(colour.width, colour.height) * part
    const quads = [...findQuads(lines, colour, smallest), ...findQuads(coarse, half, smallest / 2).map(quad => ({ ...quad, corners: scaleCorners(quad.corners, 2) }))]
    return judgeQuads(colour, quads, sampleEdges(edges)).filter(({ score }) => score > LEAST_SCORE).slice(0, MOST_TRIED)
  }
  const usual = propose(USUAL)
  return usual.length > 0 ? usual : propose(SMALL)
}

/** The outline to a fraction of a pixel, in the full picture. */
function finish({ full, small, colour }: Picture, { corners: rough, score }: Quad): FoundCard {
  const factor = small.width / colour.width
  const sharp = sharpenSides(small, scaleCorners(rough, factor), Math.ceil(factor * 2))
  const corners = scaleCorners(sharp, full.width / small.width)
  const square = 1 - (measureRoundness(small, sharp) ?? 0.7)
  const touchesFrame = corners.some(({ x, y }) => x < 1 || y < 1 || x > full.width - 2 || y > full.height - 2)
  return { corners, score: score * (1 - SQUARE * square), touchesFrame, ratio: ratioOf(corners) }
}

const bestFirst = (cards: FoundCard[]) => cards.sort((one, other) => other.score - one.score)

/** The cards on a picture that do not cover each other, and other outlines the same things might have; the most certain first. */
export function findOutlines(picture: Picture): { cards: FoundCard[]; rivals: FoundCard[] } {
  const [cards, rivals]: [FoundCard[], FoundCard[]] = [[], []]
  for (const quad of proposeQuads(picture.colour)) {
    const card = finish(picture, quad)
    if (card.score < LEAST_SCORE || doubleArea(card.corners) <= 0) continue
    if (cards.some(({ corners }) => overlap(corners, card.corners))) rivals.push(card)
    else if (cards.length < MOST_CARDS) cards.push(card)
  }
  return { cards: bestFirst(cards), rivals: bestFirst(rivals) }
}

/** The cards on a picture that do not cover each other, the most certain first. */
export const findCards = (picture: Picture): FoundCard[] => findOutlines(picture).cards
