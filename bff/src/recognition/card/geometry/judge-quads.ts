import type { Colour } from '../../picture/grey'
import { lookInside, type EdgeSample, type Inside } from './inside'
import { CARD, distance, doubleArea, ratioOf, type Corners } from './plane'
import { weighSides, type Quad } from './quads'
import { measureContrasts, type Contrast } from './sides'

/** A quadrilateral with what lies on both sides of its sides. */
type Judged = Quad & { contrasts: readonly Contrast[] }

/** Outlines whose corners are nearer than this part of a side are of one thing: the card, its shadow, a rule along its edge. */
const ONE_THING = 0.09
/** An outline this much less certain or less complete than the best one is not chosen for standing out. */
const ALMOST = 0.92
const COMPLETE = 0.8
/** An edge of so many levels counts half. */
const PALE = 7
/** A shadow or a sheet of paper is larger than the card on it, never smaller. */
const INNER = 1.5
const RATIO = CARD.width / CARD.height
const SLANTED = 0.2

/** Nothing is printed on a tile or a table: less of their area is edges. Where all edges run along the sides there is no print either. */
const PRINTED = 0.07
const RULED = 0.55

/** How much what is inside an outline looks like print and pattern: 0 to 1. */
function judgeInside({ density, alignment }: Inside): number {
  return Math.min(1, density / PRINTED) * Math.min(1, Math.max(0, 1 - (alignment - RULED) / (1 - RULED)))
}

/** How certainly four lines are a card's sides: edges all along them, another colour beyond them, the shape of a card. */
function weigh({ support, contrasts, likeness }: Judged): number {
  return likeness * weighSides(support.map((part, index) => {
    const { share, levels } = contrasts[index]!
    return part * (0.35 + 0.35 * share + 0.3 * levels / (levels + 10))
  }))
}

function areOneThing(one: Corners, other: Corners): boolean {
  const near = distance(one[0], one[1]) * ONE_THING
  return one.every(p => other.some(q => distance(p, q) < near))
}

const completeness = ({ support, contrasts }: Judged) => Math.min(...contrasts.map(({ share }, index) => share * support[index]!))

/** How near an outline is to a card seen straight from above. */
const shapeOf = (corners: Corners) => Math.exp(-((Math.log(ratioOf(corners) / RATIO) / SLANTED) ** 2) / 2)

/** Of outlines of one thing, best first, the one whose sides stand out most and that has least around the card in it. */
function chooseClearest(quads: Judged[]): Judged {
  const [first] = quads as [Judged]
  const clarity = ({ corners, support, contrasts, likeness }: Judged) =>
    likeness * shapeOf(corners) * contrasts.reduce((sum, { share, levels }, index) => sum + support[index]! * share * levels / (levels + PALE), 0) * doubleArea(corners) ** -INNER
  return quads
    .filter(quad => quad.score >= first.score * ALMOST && completeness(quad) >= completeness(first) * COMPLETE)
    .reduce((best, quad) => (clarity(quad) > clarity(best) ? quad : best))
}

/** The different things among quadrilaterals, each with its clearest outline; best first. */
export function judgeQuads(colour: Colour, quads: readonly Quad[], edges: EdgeSample): Quad[] {
  let open = quads.map((quad): Judged => {
    const judged = { ...quad, contrasts: measureContrasts(colour, quad.corners) }
    return { ...judged, score: weigh(judged) }
  }).sort((one, other) => other.score - one.score)
  const things: Judged[] = []
  while (open.length > 0) {
    const { corners, score } = open[0]!
    const same = open.filter(quad => areOneThing(corners, quad.corners))
    const clearest = chooseClearest(same)
    things.push({ ...clearest, score: score * judgeInside(lookInside(edges, clearest.corners)) })
    open = open.filter(quad => !same.includes(quad))
  }
  return things.sort((one, other) => other.score - one.score)
}
