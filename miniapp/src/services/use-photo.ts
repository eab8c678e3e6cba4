import { useEffect, useState } from 'react'
import { photos } from './index'
import type { LocalPhoto } from './transport'

type Shown = { photo: LocalPhoto | null; failed: boolean }
const NOT_YET: Shown = { photo: null, failed: false }

/** A photo by its id, from this device or fetched; `discard` tells that the device cannot show what it has. */
export function usePhoto(photoId: string | null): Shown & { discard(): void } {
  const [shown, setShown] = useState(NOT_YET)
  const [discarded, setDiscarded] = useState<string | null>(null)

  useEffect(() => {
    setShown(NOT_YET)
    if (!photoId) return undefined
    let gone = false
    photos.open(photoId).then(
      photo => !gone && setShown({ photo, failed: false }),
      () => !gone && setShown({ photo: null, failed: true }),
    )
    return () => {
      gone = true
      photos.close(photoId)
    }
  }, [photoId, discarded])

  const discard = () => {
    if (!photoId) return
    // what cannot be shown even as we keep it is not asked for again and again
    if (discarded === photoId) return setShown({ photo: null, failed: true })
    photos.discard(photoId)
    setDiscarded(photoId)
  }
  return { ...shown, discard }
}
