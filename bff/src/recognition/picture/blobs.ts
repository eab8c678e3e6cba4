import type { Grey } from './grey'

/** A patch of connected ink: its bounding box's middle and size in pixels, and how many pixels are ink. */
export type Blob = { x: number; y: number; width: number; height: number; area: number }

const WINDOW = 20
const SMALLEST = 5
const LARGEST = 90

/** 1 where a pixel is darker than its surroundings by more than light and noise explain. */
function binarize({ width, height, data }: Grey, radius: number): Uint8Array {
  const ink = new Uint8Array(width * height)
  const columns = new Int32Array(width)
  for (let y = 0; y < Math.min(radius, height); y += 1) for (let x = 0; x < width; x += 1) columns[x]! += data[y * width + x]!
  for (let y = 0; y < height; y += 1) {
    const [enter, leave] = [y + radius, y - radius - 1]
    for (let x = 0; x < width; x += 1) {
      if (enter < height) columns[x]! += data[enter * width + x]!
      if (leave >= 0) columns[x]! -= data[leave * width + x]!
    }
    const rows = Math.min(enter, height - 1) - Math.max(y - radius, 0) + 1
    let sum = 0
    for (let x = 0; x < Math.min(radius, width); x += 1) sum += columns[x]!
    for (let x = 0; x < width; x += 1) {
      if (x + radius < width) sum += columns[x + radius]!
      if (x - radius - 1 >= 0) sum -= columns[x - radius - 1]!
      const mean = sum / (rows * (Math.min(x + radius, width - 1) - Math.max(x - radius, 0) + 1))
      if (data[y * width + x]! < mean - Math.max(6, mean * 0.1)) ink[y * width + x] = 1
    }
  }
  return ink
}

/** The connected patches of ink that could be letters, by size. */
export function findBlobs(picture: Grey): Blob[] {
  const { width, height } = picture
  const ink = binarize(picture, WINDOW)
  const blobs: Blob[] = []
  const stack: number[] = []
  for (let start = 0; start < ink.length; start += 1) {
    if (ink[start] !== 1) continue
    let [left, right, top, bottom, area] = [width, 0, height, 0, 0]
    ink[start] = 2
    stack.push(start)
    while (stack.length > 0) {
      const at = stack.pop()!
      const x = at % width
      const y = (at - x) / width
      area += 1
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      if (y > bottom) bottom = y
      for (let dy = y > 0 ? -1 : 0; dy <= (y < height - 1 ? 1 : 0); dy += 1) {
        for (let dx = x > 0 ? -1 : 0; dx <= (x < width - 1 ? 1 : 0); dx += 1) {
          const near = at + dy * width + dx
          if (ink[near] === 1) { ink[near] = 2; stack.push(near) }
        }
      }
    }
    const [w, h] = [right - left + 1, bottom - top + 1]
    const size = Math.max(w, h)
    if (size < SMALLEST || size > LARGEST || area < size * 0.8) continue
    blobs.push({ x: (left + right) / 2, y: (top + bottom) / 2, width: w, height: h, area })
  }
  return blobs
}
