import type { Page } from '../cards/render-card'
import type { Chance } from '../chance'
import type { Raster } from '../desk'
import type { Corners, Point } from '../perspective'
import type { Shot } from './mishap'

function turnedCorners(center: Point, width: number, height: number, angle: number, tilt: () => number): Corners {
  return ([[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]] as const).map(([u, v]) => {
    const [x, y] = [(u + tilt()) * width, (v + tilt()) * height]
    return { x: center.x + x * Math.cos(angle) - y * Math.sin(angle), y: center.y + x * Math.sin(angle) + y * Math.cos(angle) }
  }) as unknown as Corners
}

const shift = (corners: Corners, dx: number, dy: number) => corners.map(({ x, y }) => ({ x: x + dx, y: y + dy })) as unknown as Corners
const spread = (values: number[]) => [Math.min(...values), Math.max(...values)] as const

/** Pushes a document back into the picture, where there is room for it. */
function pushInside(corners: Corners, { width, height }: Raster): Corners {
  const margin = 0.008 * width
  const push = ([low, high]: readonly [number, number], size: number) =>
    (high - low > size - 2 * margin ? size / 2 - (low + high) / 2 : Math.max(0, margin - low) + Math.min(0, size - margin - high))
  return shift(corners, push(spread(corners.map(({ x }) => x)), width), push(spread(corners.map(({ y }) => y)), height))
}

/** Moves a document so that a corner or an edge of it leaves the picture. */
function pushOut(corners: Corners, chance: Chance, photo: Raster, { is, part }: { is: 'cutCorner' | 'cutEdge'; part: number }): Corners {
  const [left, right] = spread(corners.map(({ x }) => x))
  const [top, bottom] = spread(corners.map(({ y }) => y))
  const sideways = chance.next() < 0.5 ? -left - part * (right - left) : photo.width - right + part * (right - left)
  const upwards = chance.next() < 0.5 ? -top - part * (bottom - top) : photo.height - bottom + part * (bottom - top)
  if (is === 'cutCorner') return shift(corners, sideways, upwards)
  return chance.next() < 0.5 ? shift(corners, sideways, 0) : shift(corners, 0, upwards)
}

/** Where one of so many pages comes to lie in the photo: its corners in pixels, clockwise from its own top left. */
export function placePage({ photo, chance, conditions, mishap }: Shot, page: Page, index: number, pages: number): Corners {
  const by = mishap?.is === 'turned' ? mishap.by : 0
  const upright = by % 180 === 0
  const { width: w, height: h } = page.millimetres
  // What the document would fill if it filled the whole picture one way or the other.
  const whole = Math.min(photo.width / (upright ? w : h), photo.height / (upright ? h : w) * 0.97)
  const fill = mishap?.is === 'small' ? mishap.pixels / (w * whole) : chance.between(...conditions.fill) * (pages > 1 ? 0.62 : 1)
  const width = w * whole * fill
  const height = h * whole * fill
  const angle = (chance.between(-conditions.turn, conditions.turn) + by) * Math.PI / 180
  const away = 0.5 - fill * 0.5
  const center = {
    x: photo.width * (0.5 + chance.between(-away, away) * 0.7),
    y: pages > 1 ? photo.height * (index + 0.5) / pages : photo.height * (0.5 + chance.between(-away, away) * 0.8),
  }
  const tilt = () => chance.between(-conditions.tilt, conditions.tilt)
  const corners = turnedCorners(center, width, height, angle, tilt)
  if (mishap?.is === 'cutCorner' || mishap?.is === 'cutEdge') return pushOut(corners, chance, photo, { is: mishap.is, part: mishap.part })
  return pushInside(corners, photo)
}
