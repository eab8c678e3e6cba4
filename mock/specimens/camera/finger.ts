import type { Chance } from '../chance'
import type { Raster } from '../desk'
import type { Point } from '../perspective'

const SKINS = [[222, 176, 148], [205, 155, 125], [180, 128, 98], [232, 192, 168], [138, 96, 72]] as const

/** A fingertip that comes from outside: `tip` is how far in it reaches, `from` where it comes from; `radius` in pixels. */
export type Finger = { tip: Point; from: Point; radius: number }

/** Lays a finger over the photo, shaded as a round thing, with its shadow and a nail. */
export function layFinger(photo: Raster, chance: Chance, { tip, from, radius }: Finger): void {
  const [red, green, blue] = chance.pick(SKINS)
  const length = Math.hypot(from.x - tip.x, from.y - tip.y)
  const [ux, uy] = [(from.x - tip.x) / length, (from.y - tip.y) / length]
  const reach = length + radius * 1.6
  const thumb = chance.next() < 0.6
  for (let y = Math.max(0, Math.floor(tip.y - reach)); y < Math.min(photo.height, tip.y + reach); y += 1) {
    for (let x = Math.max(0, Math.floor(tip.x - reach)); x < Math.min(photo.width, tip.x + reach); x += 1) {
      // Along the finger from its tip, and across it; the tip's end is round.
      const along = (x - tip.x) * ux + (y - tip.y) * uy
      const across = (y - tip.y) * ux - (x - tip.x) * uy
      const distance = (along > radius ? Math.abs(across) : Math.hypot(along - radius, across)) / (radius * (along > radius ? 1 + (along - radius) / length * 0.12 : 1))
      if (distance > 1.35 || along > length) continue
      const at = (y * photo.width + x) * 3
      if (distance > 1) {
        const dark = 1 - 0.4 * (1 - (distance - 1) / 0.35) ** 2
        for (let k = 0; k < 3; k += 1) photo.data[at + k] = photo.data[at + k]! * dark
        continue
      }
      const round = 0.55 + 0.45 * Math.sqrt(1 - distance * distance * 0.92) + 0.02 * Math.sin(along / radius * 9)
      const nail = thumb && ((along - radius * 0.85) / (radius * 0.72)) ** 2 + (across / (radius * 0.62)) ** 2 < 1 ? 1.1 : 1
      photo.data[at] = red * round * nail
      photo.data[at + 1] = green * round * nail
      photo.data[at + 2] = blue * round * (nail > 1 ? 1.18 : 1)
    }
  }
}
