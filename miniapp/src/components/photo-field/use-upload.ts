import { type DocumentPhotoView, LIMITS, type photoKindSchema, uploadDocumentPhoto } from '@mcb/shared/contract'
import { useState } from 'react'
import type * as z from 'zod'
import { api, platform } from '@/services'

export type PhotoKind = z.infer<typeof photoKindSchema>

/** Long enough for small print to be read, short enough for a slow network. */
const LONG_SIDE = 2600

export type Upload = {
  /** How far the present upload has come; null while there is none. */
  percent: number | null
  tooLarge: boolean
  failure: unknown
  /** The photo on this device, to be shown before it has arrived anywhere. */
  preview: string | null
  /** Asks for a photo and sends it; nothing happens when the person closes the camera. */
  choose(): Promise<void>
}

/** Takes a photo and sends it. `onUploaded` gets what the server made of it. */
export function useUpload(kind: PhotoKind, onUploaded: (photo: DocumentPhotoView) => unknown): Upload {
  const [percent, setPercent] = useState<number | null>(null)
  const [tooLarge, setTooLarge] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const [preview, setPreview] = useState<string | null>(null)

  const choose = async () => {
    const chosen = await platform.choosePhoto()
    if (!chosen) return
    setFailure(null)
    const photo = await platform.shrinkPhoto(chosen, LONG_SIDE)
    setTooLarge(photo.bytes > LIMITS.photoBytes)
    if (photo.bytes > LIMITS.photoBytes) return
    setPreview(photo.preview)
    setPercent(0)
    try {
      const uploaded = await api.upload(uploadDocumentPhoto, { body: { kind } }, photo.file, { onProgress: setPercent })
      setPercent(null)
      await onUploaded(uploaded)
    } catch (thrown) {
      setFailure(thrown)
      setPercent(null)
    }
  }
  return { percent, tooLarge, failure, preview, choose }
}
