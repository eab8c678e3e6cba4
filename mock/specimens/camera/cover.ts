import type { Page } from '../cards/render-card'
import type { Chance } from '../chance'
import type { Raster } from '../desk'
import type { Corners } from '../perspective'
import { layFinger } from './finger'
import { castGlare } from './light'
import type { Part, Shot } from './mishap'
import { placeOn } from './projection'

const touches = (a: Part, b: Part) => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top

/** Holds the page with a finger at an edge where none of the places is; tries some edges, and otherwise holds it nowhere. */
export function holdPage({ photo, chance }: Shot, page: Page, corners: Corners, keepFree: readonly Part[]): void {
  const { width, height } = page.millimetres
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const [edge, along] = [chance.integer(0, 3), chance.between(0.1, 0.9)]
    const [depth, radius] = [chance.between(4, 11), chance.between(6.5, 9)]
    const [ix, iy] = [[0, 1], [-1, 0], [0, -1], [1, 0]][edge] as [number, number]
    const at = { u: edge === 1 ? 1 : edge === 3 ? 0 : along, v: edge === 0 ? 0 : edge === 2 ? 1 : along }
    const tip = { u: at.u + ix * depth / width, v: at.v + iy * depth / height }
    const [ru, rv] = [(radius + 1) / width, (radius + 1) / height]
    const box = { left: Math.min(at.u, tip.u) - (ix ? 0 : ru), right: Math.max(at.u, tip.u) + (ix ? 0 : ru), top: Math.min(at.v, tip.v) - (iy ? 0 : rv), bottom: Math.max(at.v, tip.v) + (iy ? 0 : rv) }
    if (keepFree.some(place => touches(place, box))) continue
    const end = placeOn(corners, tip.u, tip.v)
    const start = placeOn(corners, at.u, at.v)
    const scale = Math.hypot(corners[1].x - corners[0].x, corners[1].y - corners[0].y) / width
    const length = Math.hypot(start.x - end.x, start.y - end.y)
    const far = Math.max(photo.width, photo.height) * 1.5 / length
    const askew = chance.between(-0.4, 0.4)
    const [dx, dy] = [(start.x - end.x) * far, (start.y - end.y) * far]
    layFinger(photo, chance, { tip: end, from: { x: end.x + dx - dy * askew, y: end.y + dy + dx * askew }, radius: radius * scale })
    return
  }
}

/** A reflection over a place of the page, so strong that nothing is left of it. */
export function glareOver(photo: Raster, chance: Chance, corners: Corners, { left, top, right, bottom }: Part): void {
  const [a, b, c] = [placeOn(corners, left, (top + bottom) / 2), placeOn(corners, right, (top + bottom) / 2), placeOn(corners, (left + right) / 2, bottom)]
  const middle = placeOn(corners, (left + right) / 2, (top + bottom) / 2)
  const half = Math.hypot(b.x - a.x, b.y - a.y) / 2
  castGlare(photo, {
    ...middle, rx: half * chance.between(0.8, 1.1), ry: Math.max(Math.hypot(c.x - middle.x, c.y - middle.y) * 2.5, half * 0.35),
    angle: Math.atan2(b.y - a.y, b.x - a.x), strength: chance.between(420, 700),
  })
}
