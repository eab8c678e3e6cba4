import type { Grey } from '../../picture/grey'
import { sampleAt } from '../../picture/sample'
import { mapRectangle, project } from './homography'
import { CARD, type Corners } from './plane'

/** Millimetres from both sides: a point that a rounded corner leaves out, one inside, and one outside. */
const CUT_AWAY = 0.45
const INSIDE = 3.4
const OUTSIDE = -1
/** Inside and outside must differ by so many levels for a corner to be seen at all. */
const SEEN = 12

/**
 * Whether the corners are cut round as a card's (1) or square as a sheet's (0); undefined where too few of them stand out
 * from what lies beneath.
 */
export function measureRoundness(picture: Grey, corners: Corners): number | undefined {
  const map = mapRectangle(CARD.width, CARD.height, corners)
  if (!map) return undefined
  const seen: number[] = []
  for (const [x, y, dx, dy] of [[0, 0, 1, 1], [CARD.width, 0, -1, 1], [CARD.width, CARD.height, -1, -1], [0, CARD.height, 1, -1]] as const) {
    const at = (off: number) => {
      const point = project(map, x + dx * off, y + dy * off)
      return point.x < 0 || point.y < 0 || point.x > picture.width - 1 || point.y > picture.height - 1 ? undefined : sampleAt(picture, point.x, point.y)
    }
    const [cut, inside, outside] = [at(CUT_AWAY), at(INSIDE), at(OUTSIDE)]
    if (cut === undefined || inside === undefined || outside === undefined || Math.abs(outside - inside) < SEEN) continue
    seen.push(Math.min(1, Math.max(0, (cut - inside) / (outside - inside))))
  }
  if (seen.length < 2) return undefined
  // One corner may lie on something dark.
  seen.sort((one, other) => one - other)
  return seen[seen.length >> 1]
}
