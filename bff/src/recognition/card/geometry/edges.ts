import type { Colour } from '../../picture/grey'

const { abs, max, min, round, hypot, sqrt } = Math

/**
 * Places where the colour changes suddenly, thinned to one pixel across and measured between pixels. `nx`, `ny` point the
 * way the brightness grows (length one), `strength` is in levels a pixel, `run` is how far the edge goes on straight.
 */
export type Edges = {
  width: number; height: number; count: number
  x: Float32Array; y: Float32Array; nx: Float32Array; ny: Float32Array; strength: Float32Array; run: Float32Array
}

/** The change of colour at each pixel, in the channel in which it is greatest; levels a pixel. */
export type Slopes = { width: number; height: number; gx: Float32Array; gy: Float32Array; size: Float32Array }

const FAINTEST = 2.2
/** Cosine of the greatest bend within one straight run. */
const STRAIGHT = Math.cos(20 * Math.PI / 180)

/** One channel, lightly smoothed against grain. */
function smooth({ width, height, data }: Colour, channel: number): Float32Array {
  const rows = new Float32Array(width * height)
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      const here = at * 3 + channel
      rows[at] = (data[x > 0 ? here - 3 : here]! + 2 * data[here]! + data[x < width - 1 ? here + 3 : here]!) / 4
    }
  }
  const smoothed = new Float32Array(width * height)
  for (let y = 0, at = 0; y < height; y += 1) {
    const [above, below] = [y > 0 ? width : 0, y < height - 1 ? width : 0]
    for (let x = 0; x < width; x += 1, at += 1) smoothed[at] = (rows[at - above]! + 2 * rows[at]! + rows[at + below]!) / 4
  }
  return smoothed
}

/** How fast and which way the colour changes at every pixel. */
export function measureSlopes(colour: Colour): Slopes {
  const { width, height } = colour
  const [gx, gy, size] = [new Float32Array(width * height), new Float32Array(width * height), new Float32Array(width * height)]
  for (let channel = 0; channel < 3; channel += 1) {
    const plane = smooth(colour, channel)
    for (let y = 1; y < height - 1; y += 1) {
      for (let x = 1, at = y * width + 1; x < width - 1; x += 1, at += 1) {
        const dx = (plane[at + 1]! - plane[at - 1]!) / 2
        const dy = (plane[at + width]! - plane[at - width]!) / 2
        const squared = dx * dx + dy * dy
        if (squared > size[at]!) { size[at] = squared; gx[at] = dx; gy[at] = dy }
      }
    }
  }
  for (let at = 0; at < size.length; at += 1) size[at] = sqrt(size[at]!)
  return { width, height, gx, gy, size }
}

/** How far each edge goes on in nearly one direction, pixel touching pixel. */
function measureRuns(edges: Edges, index: Int32Array): void {
  const { width, count, x, y, nx, ny, run } = edges
  const taken = new Uint8Array(count)
  const members: number[] = []
  for (let start = 0; start < count; start += 1) {
    if (taken[start]) continue
    members.length = 0
    members.push(start)
    taken[start] = 1
    let [sx, sy] = [nx[start]!, ny[start]!]
    for (let next = 0; next < members.length; next += 1) {
      const from = members[next]!
      const at = round(y[from]!) * width + round(x[from]!)
      const length = hypot(sx, sy)
      for (let dy = -width; dy <= width; dy += width) {
        for (let dx = -1; dx <= 1; dx += 1) {
          const to = index[at + dy + dx]! - 1
          if (to < 0 || taken[to] || (nx[to]! * sx + ny[to]! * sy) < STRAIGHT * length) continue
          taken[to] = 1
          members.push(to)
          sx += nx[to]!
          sy += ny[to]!
        }
      }
    }
    let [low, high] = [Infinity, -Infinity]
    const length = hypot(sx, sy)
    for (const member of members) {
      const along = (y[member]! * sx - x[member]! * sy) / length
      if (along < low) low = along
      if (along > high) high = along
    }
    for (const member of members) run[member] = high - low + 1
  }
}

/** The edges of a picture, at least two pixels from its frame. */
export function findEdges({ width, height, gx, gy, size }: Slopes): Edges {
  const most = width * height >> 1
  const make = () => new Float32Array(most)
  const edges: Edges = { width, height, count: 0, x: make(), y: make(), nx: make(), ny: make(), strength: make(), run: make() }
  const index = new Int32Array(width * height)
  for (let y = 2; y < height - 2; y += 1) {
    for (let x = 2, at = y * width + 2; x < width - 2; x += 1, at += 1) {
      const here = size[at]!
      if (here < FAINTEST) continue
      const [dx, dy] = [gx[at]!, gy[at]!]
      const level = abs(dx) > abs(dy)
      const step = level ? (dx > 0 ? 1 : -1) : (dy > 0 ? width : -width)
      // Halfway to the diagonal the two pixels beyond count by their share.
      const slant = level ? (dy > 0 ? width : -width) : (dx > 0 ? 1 : -1)
      const share = level ? abs(dy / dx) : abs(dx / dy)
      const before = size[at - step]! * (1 - share) + size[at - step - slant]! * share
      const after = size[at + step]! * (1 - share) + size[at + step + slant]! * share
      if (here < before || here <= after || edges.count === most) continue
      const off = (before - after) / (2 * (before + after - 2 * here) || 1)
      const place = edges.count
      const [nx, ny] = [dx / here, dy / here]
      const reach = max(-0.5, min(0.5, off)) * (level ? 1 / abs(nx) : 1 / abs(ny))
      edges.x[place] = x + nx * reach * 0.999
      edges.y[place] = y + ny * reach * 0.999
      edges.nx[place] = nx
      edges.ny[place] = ny
      edges.strength[place] = here
      edges.count += 1
      index[at] = edges.count
    }
  }
  measureRuns(edges, index)
  return edges
}
