import type { Grey } from './grey'

const { floor, max, min } = Math

/** Brightness between pixels. Beyond the edge the nearest pixel answers. */
export function sampleAt({ width, height, data }: Grey, x: number, y: number): number {
  const cx = min(max(x, 0), width - 1.001)
  const cy = min(max(y, 0), height - 1.001)
  const [x0, y0] = [floor(cx), floor(cy)]
  const [fx, fy] = [cx - x0, cy - y0]
  const at = y0 * width + x0
  return (data[at]! * (1 - fx) + data[at + 1]! * fx) * (1 - fy) + (data[at + width]! * (1 - fx) + data[at + width + 1]! * fx) * fy
}
