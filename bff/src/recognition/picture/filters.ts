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

/** The picture with rows for columns: what a filter does along rows it then does along columns. */
function transpose({ width, height, data }: Grey): Grey {
  const turned = new Uint8Array(data.length)
  // In small squares both pictures stay in the processor's cache.
  for (let top = 0; top < height; top += 16) {
    for (let left = 0; left < width; left += 16) {
      const [bottom, right] = [Math.min(height, top + 16), Math.min(width, left + 16)]
      for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) turned[x * height + y] = data[y * width + x]!
    }
  }
  return { width: height, height: width, data: turned }
}

const bothWays = (picture: Grey, filterRows: (picture: Grey) => Grey) => transpose(filterRows(transpose(filterRows(picture))))

/** The greatest value within `radius` of each place of every row, by van Herk's two running maxima. `flip` 255 makes it the least. */
function greatestInRows({ width, height, data }: Grey, radius: number, flip: 0 | 255): Grey {
  const window = 2 * radius + 1
  const padded = width + 2 * radius
  const [values, ahead, behind] = [new Uint8Array(padded), new Uint8Array(padded), new Uint8Array(padded)]
  const greatest = new Uint8Array(data.length)
  for (let row = 0; row < height * width; row += width) {
    for (let x = 0; x < width; x += 1) values[x + radius] = data[row + x]! ^ flip
    for (let at = 0, best = 0; at < padded; at += 1) {
      const value = values[at]!
      best = at % window === 0 || value > best ? value : best
      ahead[at] = best
    }
    for (let at = padded - 1, best = 0; at >= 0; at -= 1) {
      const value = values[at]!
      best = (at + 1) % window === 0 || value > best ? value : best
      behind[at] = best
    }
    for (let x = 0; x < width; x += 1) {
      const [one, other] = [behind[x]!, ahead[x + window - 1]!]
      greatest[row + x] = (one > other ? one : other) ^ flip
    }
  }
  return { width, height, data: greatest }
}

/** The brightest pixel within a square of `radius` around each. */
export const brighten = (picture: Grey, radius: number): Grey => bothWays(picture, part => greatestInRows(part, radius, 0))

/** The darkest pixel within a square of `radius` around each. */
export const darken = (picture: Grey, radius: number): Grey => bothWays(picture, part => greatestInRows(part, radius, 255))

function meanInRows({ width, height, data }: Grey, radius: number): Grey {
  const means = new Uint8Array(data.length)
  const last = width - 1
  const share = 1 / (2 * radius + 1)
  for (let row = 0; row < height * width; row += width) {
    let sum = 0
    for (let x = -radius; x <= radius; x += 1) sum += data[row + (x < 0 ? 0 : x > last ? last : x)]!
    for (let x = 0; x <= last; x += 1) {
      means[row + x] = sum * share + 0.5
      const [enter, leave] = [x + radius + 1, x - radius]
      sum += data[row + (enter > last ? last : enter)]! - data[row + (leave < 0 ? 0 : leave)]!
    }
  }
  return { width, height, data: means }
}

/** The mean of a square of `radius` around each pixel; beyond the edge the nearest pixel counts. */
export const blur = (picture: Grey, radius: number): Grey => bothWays(picture, part => meanInRows(part, radius))
