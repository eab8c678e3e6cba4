import type { Colour, Grey } from './grey'

/** Half the size in both directions, each new pixel the mean of four. */
export function halve({ width, height, data }: Grey): Grey {
  const half = { width: width >> 1, height: height >> 1, data: new Uint8Array((width >> 1) * (height >> 1)) }
  for (let y = 0, at = 0; y < half.height; y += 1) {
    for (let x = 0, from = y * 2 * width; x < half.width; x += 1, at += 1, from += 2) {
      half.data[at] = (data[from]! + data[from + 1]! + data[from + width]! + data[from + width + 1]! + 2) >> 2
    }
  }
  return half
}

/** The same for a picture in colour. */
export function halveColour({ width, height, data }: Colour): Colour {
  const half = { width: width >> 1, height: height >> 1, data: new Uint8Array((width >> 1) * (height >> 1) * 3) }
  const row = width * 3
  for (let y = 0, at = 0; y < half.height; y += 1) {
    for (let x = 0, from = y * 2 * row; x < half.width; x += 1, from += 6) {
      for (let channel = 0; channel < 3; channel += 1, at += 1) {
        const near = from + channel
        half.data[at] = (data[near]! + data[near + 3]! + data[near + row]! + data[near + row + 3]! + 2) >> 2
      }
    }
  }
  return half
}

/** Runs `line` over every row and then over every column: the filters below are the same in both directions. */
function alongRowsAndColumns({ width, height, data }: Grey, line: (values: Uint8Array) => Uint8Array): Grey {
  const filtered = new Uint8Array(data.length)
  for (let y = 0; y < height; y += 1) filtered.set(line(data.subarray(y * width, (y + 1) * width)), y * width)
  const column = new Uint8Array(height)
  for (let x = 0; x < width; x += 1) {
    for (let y = 0, at = x; y < height; y += 1, at += width) column[y] = filtered[at]!
    const changed = line(column)
    for (let y = 0, at = x; y < height; y += 1, at += width) filtered[at] = changed[y]!
  }
  return { width, height, data: filtered }
}

/** The greatest value within `radius` of each place of a line, by van Herk's two running maxima. */
function greatest(values: Uint8Array, radius: number): Uint8Array {
  const window = 2 * radius + 1
  const padded = values.length + 2 * radius
  const at = (index: number) => (index < radius || index >= radius + values.length ? 0 : values[index - radius]!)
  const [ahead, behind] = [new Uint8Array(padded), new Uint8Array(padded)]
  for (let index = 0; index < padded; index += 1) ahead[index] = index % window === 0 ? at(index) : Math.max(ahead[index - 1]!, at(index))
  for (let index = padded - 1; index >= 0; index -= 1) {
    behind[index] = index === padded - 1 || (index + 1) % window === 0 ? at(index) : Math.max(behind[index + 1]!, at(index))
  }
  return values.map((_, index) => Math.max(behind[index]!, ahead[index + window - 1]!))
}

const invert = (values: Uint8Array) => values.map(value => 255 - value)

/** The brightest pixel within a square of `radius` around each. */
export const brighten = (picture: Grey, radius: number): Grey => alongRowsAndColumns(picture, values => greatest(values, radius))

/** The darkest pixel within a square of `radius` around each. */
export const darken = (picture: Grey, radius: number): Grey => alongRowsAndColumns(picture, values => invert(greatest(invert(values), radius)))

function runningMean(values: Uint8Array, radius: number): Uint8Array {
  const means = new Uint8Array(values.length)
  const last = values.length - 1
  let sum = 0
  for (let index = -radius; index <= radius; index += 1) sum += values[Math.min(last, Math.max(0, index))]!
  for (let index = 0; index <= last; index += 1) {
    means[index] = sum / (2 * radius + 1) + 0.5
    sum += values[Math.min(last, index + radius + 1)]! - values[Math.max(0, index - radius)]!
  }
  return means
}

/** The mean of a square of `radius` around each pixel; beyond the edge the nearest pixel counts. */
export const blur = (picture: Grey, radius: number): Grey => alongRowsAndColumns(picture, values => runningMean(values, radius))
