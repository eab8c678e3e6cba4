import sharp from 'sharp'
import type { Raster } from '../desk'
import type { Mishap, Shot } from './mishap'

/** What the file says for degrees clockwise that make it upright. */
const EXIF_ORIENTATION = { 90: 6, 180: 3, 270: 8 } as const

/** How sharp is told of a raster. */
export const rawOf = ({ width, height }: Raster) => ({ raw: { width, height, channels: 3 as const } })

/** A short line across a square of weights: what a hand does that shakes so many pixels far. */
function smear(length: number, angle: number): { width: number; height: number; kernel: number[]; scale: number } {
  const size = 2 * Math.ceil(length / 2) + 1
  const kernel = new Array<number>(size * size).fill(0)
  const steps = size * 4
  for (let step = 0; step <= steps; step += 1) {
    const along = (step / steps - 0.5) * length
    const [x, y] = [Math.round(size / 2 - 0.5 + along * Math.cos(angle)), Math.round(size / 2 - 0.5 + along * Math.sin(angle))]
    kernel[y * size + x]! += 1
  }
  return { width: size, height: size, kernel, scale: steps + 1 }
}

/** The photo as the lens throws it: a little soft, or smeared. */
export async function defocus({ photo, chance, conditions, mishap }: Shot): Promise<Raster> {
  const part = Math.max(photo.width, photo.height) / 2400
  const sigma = (mishap?.is === 'blurred' ? mishap.by : chance.between(...conditions.blur)) * part
  const image = sharp(photo.data, rawOf(photo)).blur({ sigma: Math.max(0.3, sigma), precision: 'integer' })
  const moved = chance.between(-conditions.moved, conditions.moved) * part
  if (moved > 1.5) image.convolve(smear(moved, chance.between(0, Math.PI)))
  const data = await image.raw().toBuffer()
  return { ...photo, data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length) }
}

/** The JPEG; turned, and saying so, where that is the mishap. */
export async function develop(photo: Raster, quality: number, mishap: Mishap | undefined): Promise<Buffer> {
  const image = sharp(photo.data, rawOf(photo))
  if (mishap?.is !== 'turnedByExif') return image.jpeg({ quality }).toBuffer()
  return image.rotate(360 - mishap.by).jpeg({ quality }).withMetadata({ orientation: EXIF_ORIENTATION[mishap.by] }).toBuffer()
}
