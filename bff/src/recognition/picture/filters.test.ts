import { blur, brighten, darken, halve } from './filters'
import type { Grey } from './grey'

/** A picture of pixels that follow no order. */
function scatter(width: number, height: number): Grey {
  return { width, height, data: Uint8Array.from({ length: width * height }, (_, at) => (at * 7919 + (at >> 3) * 104729) % 251) }
}

/** What the pixels within `radius` of each give, the slow way. */
function around({ width, height, data }: Grey, radius: number, combine: (values: number[]) => number, beyond: boolean): number[] {
  return Array.from({ length: width * height }, (_, at) => {
    const values: number[] = []
    for (let dy = -radius; dy <= radius; dy += 1) {
      for (let dx = -radius; dx <= radius; dx += 1) {
        const [x, y] = [at % width + dx, Math.floor(at / width) + dy]
        const inside = x >= 0 && y >= 0 && x < width && y < height
        if (inside || beyond) values.push(data[Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))]!)
      }
    }
    return combine(values)
  })
}

it.each([[17, 11, 1], [40, 23, 3], [9, 33, 5]])('the brightest and the darkest pixel around each of %d × %d, %d away', (width, height, radius) => {
  const picture = scatter(width, height)
  expect([...brighten(picture, radius).data]).toEqual(around(picture, radius, values => Math.max(...values), false))
  expect([...darken(picture, radius).data]).toEqual(around(picture, radius, values => Math.min(...values), false))
})

it('the mean around each pixel is right to a level or so', () => {
  const picture = scatter(31, 20)
  const means = around(picture, 2, values => values.reduce((sum, value) => sum + value, 0) / values.length, true)
  for (const [at, mean] of blur(picture, 2).data.entries()) expect(Math.abs(mean - means[at]!)).toBeLessThanOrEqual(1)
})

it('half the size keeps the mean of every four pixels', () => {
  expect(halve({ width: 4, height: 2, data: Uint8Array.of(0, 10, 100, 100, 20, 30, 100, 102) })).toEqual({ width: 2, height: 1, data: Uint8Array.of(15, 101) })
})
