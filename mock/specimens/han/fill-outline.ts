import type { PathCommand } from 'opentype.js'

const STEPS = 6

/**
 * Fills an outline into a field of `size` × `size` bytes, ink 255, with exact coverage at the edges: every edge adds its
 * signed area to the pixels it passes, and the running sum along a row is the coverage.
 */
export function fillOutline(commands: PathCommand[], size: number): Uint8Array {
  const sums = new Float32Array(size * size + 2)
  const limit = (value: number) => Math.min(size - 0.001, Math.max(0.001, value))
  const edge = (ax: number, ay: number, bx: number, by: number) => {
    const [x0, y0, x1, y1] = [limit(ax), limit(ay), limit(bx), limit(by)]
    if (y0 === y1) return
    const direction = y0 < y1 ? 1 : -1
    const [topX, topY, endX, endY] = direction > 0 ? [x0, y0, x1, y1] : [x1, y1, x0, y0]
    const slope = (endX - topX) / (endY - topY)
    let x = topX
    for (let row = Math.floor(topY); row < Math.ceil(endY); row += 1) {
      const dy = Math.min(row + 1, endY) - Math.max(row, topY)
      const next = x + slope * dy
      const [left, right] = x < next ? [x, next] : [next, x]
      const area = dy * direction
      const first = Math.floor(left)
      const last = Math.ceil(right)
      const start = row * size + first
      if (last <= first + 1) {
        const middle = (left + right) / 2 - first
        sums[start]! += area * (1 - middle)
        sums[start + 1]! += area * middle
      } else {
        const per = 1 / (right - left)
        const a = 0.5 * per * (1 - (left - first)) ** 2
        const z = 0.5 * per * (right - last + 1) ** 2
        sums[start]! += area * a
        if (last === first + 2) sums[start + 1]! += area * (1 - a - z)
        else {
          const b = per * (1.5 - (left - first))
          sums[start + 1]! += area * (b - a)
          for (let column = first + 2; column < last - 1; column += 1) sums[row * size + column]! += area * per
          const c = b + (last - first - 3) * per
          sums[start + last - first - 1]! += area * (1 - c - z)
        }
        sums[row * size + last]! += area * z
      }
      x = next
    }
  }
  let [x, y, startX, startY] = [0, 0, 0, 0]
  for (const command of commands) {
    if (command.type === 'M') { [startX, startY] = [command.x, command.y] }
    else if (command.type === 'L') edge(x, y, command.x, command.y)
    else if (command.type === 'Z') edge(x, y, startX, startY)
    else {
      let [fromX, fromY] = [x, y]
      for (let step = 1; step <= STEPS; step += 1) {
        const t = step / STEPS
        const s = 1 - t
        const [toX, toY] = command.type === 'Q'
          ? [s * s * x + 2 * s * t * command.x1 + t * t * command.x, s * s * y + 2 * s * t * command.y1 + t * t * command.y]
          : [s * s * s * x + 3 * s * s * t * command.x1 + 3 * s * t * t * command.x2 + t * t * t * command.x,
            s * s * s * y + 3 * s * s * t * command.y1 + 3 * s * t * t * command.y2 + t * t * t * command.y]
        edge(fromX, fromY, toX, toY)
        fromX = toX
        fromY = toY
      }
    }
    if (command.type === 'Z') [x, y] = [startX, startY]
    else [x, y] = [command.x, command.y]
  }
  const field = new Uint8Array(size * size)
  for (let row = 0, at = 0; row < size; row += 1) {
    let sum = 0
    for (let column = 0; column < size; column += 1, at += 1) {
      sum += sums[at]!
      field[at] = Math.min(255, Math.round(Math.abs(sum) * 255))
    }
  }
  return field
}
