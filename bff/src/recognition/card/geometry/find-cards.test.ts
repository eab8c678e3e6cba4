import { drawPicture, paper, placeCard, tiles, wood, type Scene } from '../../../../test/support/drawn-card'
import { findCards } from './find-cards'
import { distance, type Corners } from './plane'
import { measureCutOff } from './quality'

/** How far found corners are from the drawn ones on the average, as a part of the card's width, whichever is named first. */
function miss(found: Corners, drawn: Corners): number {
  const off = (first: number) => drawn.reduce((sum, corner, index) => sum + distance(corner, found[(index + first) % 4]!) / 4, 0)
  return Math.min(...[0, 1, 2, 3].map(off)) / Math.max(distance(drawn[0], drawn[1]), distance(drawn[1], drawn[2]))
}

const middle = { x: 360, y: 270 }
/** A thumb that comes in from the left. */
const thumb: Scene['over'] = { level: 170, isAt: (x, y) => Math.hypot(Math.max(0, x - 180), y - 290) < 36 }

it.each<[string, Corners, Omit<Scene, 'cards'>]>([
  ['lies straight on a wooden table', placeCard({ ...middle, wide: 480 }), { ground: wood }],
  ['is turned a little', placeCard({ ...middle, wide: 420, turn: 17 }), { ground: wood }],
  ['lies sideways', placeCard({ ...middle, wide: 384, turn: 93 }), { ground: wood }],
  ['lies on its head', placeCard({ ...middle, wide: 420, turn: 178 }), { ground: wood }],
  ['was photographed at a slant', placeCard({ ...middle, wide: 456, turn: -12, tilt: 28 }), { ground: wood }],
  ['is small in the picture', placeCard({ x: 252, y: 228, wide: 264, turn: 30 }), { ground: wood }],
  ['fills the picture', placeCard({ ...middle, wide: 688 }), { ground: wood }],
  ['lies on paper of nearly its own colour', placeCard({ ...middle, wide: 456, turn: 5 }), { ground: paper(247) }],
  ['lies on tiles', placeCard({ ...middle, wide: 432, turn: -8 }), { ground: tiles }],
  ['is held by a thumb', placeCard({ ...middle, wide: 432 }), { over: thumb }],
])('a card that %s is found to a part in two hundred', async (_, corners, scene) => {
  const [card] = findCards(await drawPicture({ ...scene, cards: [{ corners }] }))
  expect(card).toBeDefined()
  expect(miss(card!.corners, corners)).toBeLessThan(0.005)
  expect(card!.touchesFrame).toBe(false)
})

it('begins at the end of a short side and goes round clockwise', async () => {
  const [card] = findCards(await drawPicture({ cards: [{ corners: placeCard({ ...middle, wide: 384, turn: 75 }) }] }))
  const [p, q, r] = card!.corners
  expect(distance(p, q)).toBeGreaterThan(distance(q, r))
  expect((q.x - p.x) * (r.y - q.y) - (q.y - p.y) * (r.x - q.x)).toBeGreaterThan(0)
})

it('a card that is partly outside the picture is found, and says so', async () => {
  const picture = await drawPicture({ cards: [{ corners: placeCard({ x: 570, y: 270, wide: 444, turn: 2 }) }] })
  const [card] = findCards(picture)
  expect(card!.touchesFrame).toBe(true)
  const { part, sides } = measureCutOff(card!.corners, picture.full)
  expect(part).toBeGreaterThan(0.08)
  expect(part).toBeLessThan(0.25)
  expect([['left'], ['right']]).toContainEqual(sides)
})

it('two cards in one picture are both found', async () => {
  const [one, other] = [placeCard({ x: 196, y: 144, wide: 296, turn: 4 }), placeCard({ x: 512, y: 384, wide: 312, turn: -9 })]
  const cards = findCards(await drawPicture({ cards: [{ corners: one }, { corners: other }] }))
  expect(cards).toHaveLength(2)
  for (const drawn of [one, other]) expect(Math.min(...cards.map(card => miss(card.corners, drawn)))).toBeLessThan(0.005)
})

it.each<[string, Scene]>([['an empty table', { ground: wood }], ['a tiled floor', { ground: tiles }], ['an empty sheet of paper', { ground: paper(240) }]])('%s is no card', async (_, scene) => {
  expect(findCards(await drawPicture(scene))).toEqual([])
})
