import { drawPicture, placeCard } from '../../../../test/support/drawn-card'
import { mapRectangle, project } from './homography'
import { distance } from './plane'
import { pixelsPerMmOf, rectifyCard } from './rectify'

const corners = placeCard({ x: 360, y: 270, wide: 580, turn: 12, tilt: 20 })

it('every place on the flat card is where it was on the picture', async () => {
  const { full } = await drawPicture({ cards: [{ corners }] })
  const { grey, toPicture } = rectifyCard(full, corners, 10)
  expect([grey.width, grey.height]).toEqual([856, 540])
  expect(distance(toPicture(-0.5, -0.5), corners[0])).toBeLessThan(1e-6)
  expect(distance(toPicture(855.5, 539.5), corners[2])).toBeLessThan(1e-6)
  // The bar of the last digit, 45 + 1.8 mm down and 28 + 13.4 × 3.6 mm across, is ink; beside it is paper.
  const [x, y] = [(28 + 13.4 * 3.6) * 10, 46.8 * 10]
  expect(grey.data[Math.round(y) * 856 + Math.round(x)]).toBeLessThan(150)
  expect(grey.data[Math.round(y + 8) * 856 + Math.round(x)]).toBeGreaterThan(180)
})

it.each([4, 15])('at %d pixels a millimetre the flat card is the same card', async pixelsPerMm => {
  const { full } = await drawPicture({ cards: [{ corners, lines: [{ x: 10, y: 10, height: 20, letters: 1 }], portrait: false }] })
  const { grey } = rectifyCard(full, corners, pixelsPerMm)
  const at = (u: number, v: number) => grey.data[Math.round(v * pixelsPerMm) * grey.width + Math.round(u * pixelsPerMm)]!
  for (const [u, v] of [[11, 20], [25, 20], [18, 11], [18, 20], [18, 29]] as const) expect(at(u, v)).toBeLessThan(80)
  for (const [u, v] of [[8, 20], [18, 15], [18, 25], [30, 20]] as const) expect(at(u, v)).toBeGreaterThan(190)
})

it('a card that covers much of the picture has many pixels a millimetre', () => {
  expect(pixelsPerMmOf(placeCard({ x: 0, y: 0, wide: 856 }))).toBeCloseTo(10)
  expect(pixelsPerMmOf(placeCard({ x: 0, y: 0, wide: 856, tilt: 30 }))).toBeLessThan(9.1)
})

it('a map takes the corners of its rectangle to the corners', () => {
  const map = mapRectangle(30, 20, corners)!
  for (const [index, [x, y]] of ([[0, 0], [30, 0], [30, 20], [0, 20]] as const).entries()) expect(distance(project(map, x, y), corners[index]!)).toBeLessThan(1e-6)
})
