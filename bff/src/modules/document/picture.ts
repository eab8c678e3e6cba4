import { availableParallelism } from 'node:os'
import { AppError } from '@mcb/shared/errors'
import pLimit from 'p-limit'
import sharp from 'sharp'

/** Long enough for every glyph of a machine-readable zone, small enough for a phone line. Pixels. */
const LONG_SIDE = 2600
/** A decoder's own limit against pictures that are small as files and huge as pixels. */
const MOST_PIXELS = 80_000_000
const ACCEPTED = new Set(['jpeg', 'png', 'heif', 'webp'])

/**
 * Pictures at once, each on one thread: one core is left to those who answer. More would be no faster, and would keep waiting whoever
 * signs in, because they share a pool of threads with passwords and files.
 */
const turn = pLimit(Math.max(1, availableParallelism() - 1))
sharp.concurrency(1)

export type Picture = { bytes: Buffer; width: number; height: number }

/**
 * The upload as a fresh JPEG: turned upright, scaled down, and with nothing else that was in the file (no metadata, no
 * place, no thumbnail, no appended data). @throws document.not_readable_image
 */
export function reencode(upload: Buffer): Promise<Picture> {
  return turn(() => reencodeNow(upload))
}

async function reencodeNow(upload: Buffer): Promise<Picture> {
  try {
    const image = sharp(upload, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    const { format, pages } = await image.metadata()
    if (!ACCEPTED.has(format ?? '') || (pages ?? 1) > 1) throw new AppError('document.not_readable_image')
    const { data, info } = await image
      .rotate()
      .resize({ width: LONG_SIDE, height: LONG_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 90 })
      .toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.height }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('document.not_readable_image', { cause: error })
  }
}
