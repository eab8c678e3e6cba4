import { type DocumentSide, recognizeDocument, type RecognitionView } from '@mcb/shared/contract'
import { useEffect, useState } from 'react'
import { api, connection } from '@/services'
import { isApiProblem } from '@/services/api-problem'
import { whenConnected } from '@/services/connection'
import type { DocumentForm } from './document-form'
import { isRead, photoOf, type ReadingManner, type Readings, withReadings } from './document-reading'

/** After this a reading takes longer than readings do. */
const SLOW_MS = 8_000

/** How far the reading of one photo has come. */
export type PhotoReading = {
  /** The photo's; what is known of another photo counts for nothing. */
  photoId: string
  awaited: boolean
  /** It takes longer than usual. */
  slow: boolean
  /** Null until it was read, and for good where nobody reads such photos. */
  recognition: RecognitionView | null
  failure: unknown
}
export type SideReading = PhotoReading & { again(): void }

const nothingOf = (photoId: string): PhotoReading => ({ photoId, awaited: photoId !== '', slow: false, recognition: null, failure: null })

/** Has a photo read, or gets what was read of it before. It goes on by itself after the network was gone. */
function usePhotoReading(photoId: string): SideReading {
  const [known, setKnown] = useState(nothingOf(''))
  const [round, setRound] = useState(0)

  useEffect(() => {
    setKnown(nothingOf(photoId))
    if (!photoId) return undefined
    let stop: () => void = connection.later(() => setKnown(before => ({ ...before, slow: true })), SLOW_MS)
    let gone = false
    const settle = (part: Partial<PhotoReading>) => {
      if (gone) return
      stop()
      setKnown({ ...nothingOf(photoId), awaited: false, ...part })
    }
    api.call(recognizeDocument, { params: { id: photoId } }).then(
      ({ recognition }) => settle({ recognition }),
      (failure: unknown) => {
        settle({ failure })
        if (!gone && isApiProblem(failure) && failure.kind === 'offline') stop = whenConnected(connection, () => setRound(before => before + 1))
      },
    )
    return () => {
      gone = true
      stop()
    }
  }, [photoId, round])

  const current = known.photoId === photoId ? known : nothingOf(photoId)
  return { ...current, again: () => setRound(before => before + 1) }
}

export type DocumentReadings = Record<DocumentSide, SideReading> & { read: Readings }

/** The readings of a document's photos. What was read of a new photo is taken into the form once, as the manner says. */
export function useReadings(form: DocumentForm, change: (part: Partial<DocumentForm>) => void, manner: ReadingManner): DocumentReadings {
  const reads = isRead(form.kind)
  const front = usePhotoReading(reads ? photoOf(form, 'front') : '')
  const back = usePhotoReading(reads ? photoOf(form, 'back') : '')
  const ofSide = ({ recognition }: SideReading, side: DocumentSide) => (recognition?.outcome === 'read' && recognition.side === side ? recognition : null)
  const read: Readings = { front: ofSide(front, 'front'), back: ofSide(back, 'back') }

  useEffect(() => {
    const next = withReadings(form, { front: read.front, back: read.back }, manner)
    if (next !== form) change(next)
  }, [form, change, manner, read.front, read.back])
  return { front, back, read }
}
