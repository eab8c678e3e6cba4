import { inferFarSide } from './infer-side'
import { CARD, type Point } from './plane'

const frame = { width: 1200, height: 900 }

/** A card of 85.6 × 53.98 as a camera of the usual focal length sees it: turned in its plane, then tilted away. */
function photographCorners(turn: number, tilt: number): Point[] {
  const focal = 0.77 * frame.width
  return [[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]].map(([u, v]) => {
    const [x, y] = [u! * CARD.width, v! * CARD.height]
    const [tx, ty] = [x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)]
    const [cy, z] = [ty * Math.cos(tilt), 140 + ty * Math.sin(tilt)]
    return { x: 600 + focal * (tx + 6) / z, y: 450 + focal * (cy - 4) / z }
  })
}

it.each([[0, 0.01], [0.3, 0.2], [-0.8, 0.5], [1.5, 0.4]])('from three sides of a card turned by %d and tilted by %d follows the fourth', (turn, tilt) => {
  const [a, b, c, d] = photographCorners(turn, tilt) as [Point, Point, Point, Point]
  const halfway = (from: Point, to: Point) => ({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 })
  const fromLong = inferFarSide({ p: a, q: b, onP: halfway(a, d), onQ: halfway(b, c) }, CARD.height / CARD.width, frame)!
  const fromShort = inferFarSide({ p: d, q: a, onP: halfway(d, c), onQ: halfway(a, b) }, CARD.width / CARD.height, frame)!
  for (const [found, expected] of [[fromLong[0], d], [fromLong[1], c], [fromShort[0], c], [fromShort[1], b]] as const) {
    expect(Math.hypot(found.x - expected.x, found.y - expected.y)).toBeLessThan(0.01)
  }
})
