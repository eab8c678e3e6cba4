import type { ChosenPhoto } from './types'

// Photos in a browser.

/** A photo as it is that weighs no more than this is not worth the work, in bytes. */
const SMALL_ENOUGH = 1_200_000

const chosen = (file: Blob): ChosenPhoto => ({ file, preview: URL.createObjectURL(file), bytes: file.size })

/** Opens the browser's own chooser, or the camera that faces the document. */
export function choosePhoto(from?: 'camera'): Promise<ChosenPhoto | null> {
  return new Promise(resolve => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/jpeg,image/png,image/heic,image/heif,image/*'
    if (from) input.setAttribute('capture', 'environment')
    input.onchange = () => {
      const file = input.files?.[0]
      resolve(file ? chosen(file) : null)
    }
    input.oncancel = () => resolve(null)
    input.click()
  })
}

/** What can be drawn, upright as its EXIF says; to be closed afterwards. */
type Decoded = { source: CanvasImageSource; width: number; height: number; close(): void }

async function decode(file: Blob): Promise<Decoded> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
    return { source: bitmap, width: bitmap.width, height: bitmap.height, close: () => bitmap.close() }
  } catch {
    // older engines know no options there, and turn an image element by themselves
    const image = new Image()
    image.src = URL.createObjectURL(file)
    try {
      await image.decode()
    } finally {
      URL.revokeObjectURL(image.src)
    }
    return { source: image, width: image.naturalWidth, height: image.naturalHeight, close: () => undefined }
  }
}

export async function shrinkPhoto(photo: ChosenPhoto, longSide: number, quality: number): Promise<ChosenPhoto> {
  try {
    const { source, width, height, close } = await decode(photo.file as Blob)
    const scale = Math.min(1, longSide / Math.max(width, height))
    if (scale === 1 && photo.bytes <= SMALL_ENOUGH) return photo
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
    const context = canvas.getContext('2d')!
    context.imageSmoothingQuality = 'high'
    context.drawImage(source, 0, 0, canvas.width, canvas.height)
    close()
    const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg', quality))
    return blob && blob.size < photo.bytes ? chosen(blob) : photo
  } catch {
    return photo
  }
}
