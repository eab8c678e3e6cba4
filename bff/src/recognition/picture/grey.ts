import sharp, { type Sharp } from 'sharp'

/** One byte a pixel, row by row; 0 is black. */
export type Grey = { width: number; height: number; data: Uint8Array }

/** Three bytes a pixel, red green blue, row by row. */
export type Colour = { width: number; height: number; data: Uint8Array }

/** The picture at the size letters are read at, smaller for finding them, and smaller still in colour for finding cards. */
export type Picture = { full: Grey; small: Grey; colour: Colour }

const FULL_LENGTH = 3000
const SMALL_LENGTH = 1600
const COLOUR_LENGTH = 560
const MOST_PIXELS = 80_000_000

async function shrink(pipeline: Sharp, length: number): Promise<Grey> {
  const { data, info } = await pipeline
    .resize({ width: length, height: length, fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8Array(data.buffer, data.byteOffset, data.length) }
}

const open = (image: Uint8Array) => sharp(image, { limitInputPixels: MOST_PIXELS }).rotate().flatten({ background: '#fff' })

/** Decodes upright by EXIF, in grey, and tiny in colour meanwhile. Throws what sharp throws when the bytes are no picture. */
export async function decodePicture(image: Uint8Array): Promise<Picture> {
  const [full, colour] = await Promise.all([
    shrink(open(image).greyscale(), FULL_LENGTH),
    shrink(open(image).toColourspace('srgb'), COLOUR_LENGTH),
  ])
  const small = await shrink(sharp(full.data, { raw: { width: full.width, height: full.height, channels: 1 } }).greyscale(), SMALL_LENGTH)
  return { full, small, colour }
}
