import type { Grey } from './grey'

/** The picture turned clockwise. */
export function turnGrey({ width, height, data }: Grey, degrees: 0 | 90 | 180 | 270): Grey {
  if (degrees === 0) return { width, height, data }
  const sideways = degrees !== 180
  const turned = { width: sideways ? height : width, height: sideways ? width : height, data: new Uint8Array(data.length) }
  for (let y = 0, at = 0; y < turned.height; y += 1) {
    for (let x = 0; x < turned.width; x += 1, at += 1) {
      const [fromX, fromY] = degrees === 90 ? [y, height - 1 - x] : degrees === 180 ? [width - 1 - x, height - 1 - y] : [width - 1 - y, x]
      turned.data[at] = data[fromY * width + fromX]!
    }
  }
  return turned
}

/** The picture at most `length` pixels long, each new pixel the mean of those it covers. */
export function shrinkGrey({ width, height, data }: Grey, length: number): Grey {
  const factor = Math.max(width, height) / length
  if (factor <= 1) return { width, height, data }
  const small = { width: Math.floor(width / factor), height: Math.floor(height / factor), data: new Uint8Array(0) }
  small.data = new Uint8Array(small.width * small.height)
  for (let y = 0, at = 0; y < small.height; y += 1) {
    const [top, bottom] = [Math.floor(y * factor), Math.max(Math.floor(y * factor) + 1, Math.floor((y + 1) * factor))]
    for (let x = 0; x < small.width; x += 1, at += 1) {
      const [left, right] = [Math.floor(x * factor), Math.max(Math.floor(x * factor) + 1, Math.floor((x + 1) * factor))]
      let sum = 0
      for (let j = top; j < bottom; j += 1) for (let i = left; i < right; i += 1) sum += data[j * width + i]!
      small.data[at] = sum / ((bottom - top) * (right - left))
    }
  }
  return small
}
