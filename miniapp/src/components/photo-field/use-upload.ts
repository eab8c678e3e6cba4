import type { DocumentPhotoView } from '@mcb/shared/contract'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { photos, platform, uploads } from '@/services'
import type { PhotoSubject, Upload } from '@/services/uploads'

export type PhotoUpload = {
  /** The photo that is on its way to this place; null while there is none. */
  upload: Upload | null
  /** Asks for a photo and sends it; nothing happens when the person closes the camera. */
  choose(from?: 'camera'): Promise<void>
  /** The one that was on its way when the page closed did not arrive, and is not here any more. */
  lost: boolean
  /** Goes on with what broke off. */
  again(): Promise<void>
}

/** The photos of one place on a page (see `createUploads`). `onUploaded` gets what the server made of each. */
export function usePhotoUpload(place: string, subject: PhotoSubject, onUploaded: (photo: DocumentPhotoView) => unknown): PhotoUpload {
  const upload = useSyncExternalStore(uploads.subscribe, () => uploads.of(place), () => uploads.of(place))
  const arrived = upload?.arrived ?? null
  const take = useRef(onUploaded)
  take.current = onUploaded

  useEffect(() => {
    const taken = arrived && uploads.take(place)
    if (!taken) return
    photos.keep(taken.arrived.id, taken.photo)
    take.current(taken.arrived)
  }, [arrived, place])

  const choose = async (from?: 'camera') => {
    const photo = await platform.choosePhoto(from)
    if (photo) uploads.begin(place, subject, photo)
  }
  const lost = upload === null && uploads.wasLost(place)
  return { upload, lost, choose, again: () => uploads.again(place) }
}
