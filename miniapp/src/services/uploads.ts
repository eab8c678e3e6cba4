import { type DocumentPhotoView, type Input, LIMITS, type uploadDocumentPhoto } from '@mcb/shared/contract'
import { isApiProblem } from './api-problem'
import { type Connection, whenConnected } from './connection'
import type { ChosenPhoto, KeptTexts } from './platform/types'
import type { LocalFile, LocalPhoto } from './transport'

/** What a photo is of. */
export type PhotoSubject = Input<typeof uploadDocumentPhoto>['body']

/** A photo that was chosen here, until a page has taken what the server made of it. */
export type Upload = {
  photo: LocalPhoto
  /** How far it has come; null while nothing is on its way. */
  percent: number | null
  /** Why it is not on its way: too large, or what the last try ended with, and whether it goes on by itself. */
  failure: 'tooLarge' | { thrown: unknown; goesOn: boolean } | null
  arrived: DocumentPhotoView | null
}

type Deps = {
  send(subject: PhotoSubject, file: LocalFile, options: { key: string; onProgress(percent: number): void }): Promise<DocumentPhotoView>
  /** The photo as it is to be sent. */
  shrink(photo: ChosenPhoto): Promise<ChosenPhoto>
  /** A preview that nobody will look at any more. */
  free(preview: string): void
  newId(): string
  connection: Connection
  /** Where the places are noted that wait for a photo, for when the page is loaded anew and the photo is gone. */
  kept: KeptTexts
}

const KEY = 'uploads'

function namesIn(text: string | null): string[] {
  try {
    const names: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(names) ? names.filter(name => typeof name === 'string') : []
  } catch {
    return []
  }
}

/**
 * Photos on their way, by the place on a page they belong to (`motherDocument <application> front`). They outlive the page:
 * who leaves it and comes back finds them further on, or arrived. Every try of one photo carries the same key, so that it
 * arrives once; after a break it goes on when the network is back, or at a tap.
 */
export function createUploads({ send, shrink, free, newId, connection, kept }: Deps) {
  const waiting = new Set<string>()
  const lost = new Set(namesIn(kept.read(KEY)))
  /** Notes who waits now; those that were lost are noted until another photo is chosen for them. */
  const note = () => kept.write(KEY, JSON.stringify([...waiting, ...lost]))
  const at = new Map<string, Upload & { go(): Promise<void>; stop(): void }>()
  const listeners = new Set<() => void>()
  const tell = () => listeners.forEach(listener => listener())

  /** Changes what is known of an upload, unless another photo has taken its place. */
  function change(place: string, go: () => Promise<void>, part: Partial<Upload> & { stop?(): void }): boolean {
    const now = at.get(place)
    if (now?.go !== go) return false
    at.set(place, { ...now, ...part })
    tell()
    return true
  }

  function leave(place: string): void {
    at.get(place)?.stop()
    if (!at.delete(place)) return
    waiting.delete(place)
    note()
    tell()
  }
  function forget(place: string): void {
    const entry = at.get(place)
    leave(place)
    if (entry) free(entry.photo.preview)
  }

  return {
    /** What is on its way to this place, or has arrived there. The answer stays the same object until something changes. */
    of: (place: string): Upload | null => at.get(place) ?? null,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },

    /** Sends a photo. It is shown from the start, whatever becomes of it. */
    begin(place: string, subject: PhotoSubject, chosen: ChosenPhoto): void {
      const key = newId()
      let ready: ChosenPhoto | null = null
      let going = false
      const go = async () => {
        if (going) return
        going = true
        at.get(place)?.stop()
        change(place, go, { percent: 0, failure: null, stop: () => undefined })
        try {
          ready ??= await prepare()
          if (ready.bytes > LIMITS.photoBytes) return void change(place, go, { percent: null, failure: 'tooLarge' })
          const arrived = await send(subject, ready.file, { key, onProgress: percent => void change(place, go, { percent }) })
          change(place, go, { percent: null, arrived })
        } catch (thrown) {
          const goesOn = isApiProblem(thrown) && thrown.kind === 'offline'
          const stop = goesOn ? whenConnected(connection, () => void go()) : () => undefined
          if (!change(place, go, { percent: null, failure: { thrown, goesOn }, stop })) stop()
        } finally {
          going = false
        }
      }
      const prepare = async () => {
        const shrunk = await shrink(chosen)
        if (shrunk.preview === chosen.preview) return shrunk
        free(change(place, go, { photo: shrunk }) ? chosen.preview : shrunk.preview)
        return shrunk
      }
      forget(place)
      at.set(place, { photo: chosen, percent: 0, failure: null, arrived: null, go, stop: () => undefined })
      lost.delete(place)
      waiting.add(place)
      note()
      void go()
    },
    /** Whether a photo for this place was on its way when the page was loaded anew; it has to be chosen again. */
    wasLost: (place: string): boolean => lost.has(place),
    /** Goes on now with what broke off. */
    again: (place: string): Promise<void> => at.get(place)?.go() ?? Promise.resolve(),
    /** Hands over what has arrived; the place is free then. */
    take(place: string): { photo: LocalPhoto; arrived: DocumentPhotoView } | null {
      const { photo, arrived } = at.get(place) ?? {}
      if (!photo || !arrived) return null
      leave(place)
      return { photo, arrived }
    },
    forget,
    forgetAll: () => {
      ;[...at.keys()].forEach(forget)
      lost.clear()
      kept.remove(KEY)
    },
  }
}
