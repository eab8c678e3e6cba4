import type { LocalPhoto } from './transport'

/** So many that nobody looks at are kept, for the page that is opened next. */
const SPARE = 6

type Kept = { photo: Promise<LocalPhoto>; viewers: number }

/**
 * Photos on this device, by the ids they have with us: those that were sent from here, and those that were fetched, each
 * once however many parts of a page show it. They go with the person.
 */
export function createPhotos(deps: { fetch(id: string): Promise<LocalPhoto>; free(preview: string): void }) {
  // the order is that of the last look
  const kept = new Map<string, Kept>()

  const forget = (id: string) => {
    const entry = kept.get(id)
    kept.delete(id)
    entry?.photo.then(({ preview }) => deps.free(preview), () => undefined)
  }
  const tidy = () => {
    const spare = [...kept].filter(([, { viewers }]) => viewers === 0).map(([id]) => id)
    spare.slice(0, Math.max(0, spare.length - SPARE)).forEach(forget)
  }

  return {
    /** A photo that was sent from here needs no fetching. */
    keep(id: string, photo: LocalPhoto): void {
      if (!kept.has(id)) kept.set(id, { photo: Promise.resolve(photo), viewers: 0 })
      tidy()
    },
    /** The photo, fetched where it is not here; `close` it when it is shown no more. @throws ApiProblem */
    open(id: string): Promise<LocalPhoto> {
      const entry = kept.get(id) ?? { photo: deps.fetch(id), viewers: 0 }
      entry.viewers++
      kept.delete(id)
      kept.set(id, entry)
      // one that did not come is asked for again next time
      entry.photo.catch(() => kept.get(id) === entry && kept.delete(id))
      return entry.photo
    },
    close(id: string): void {
      const entry = kept.get(id)
      if (entry) entry.viewers = Math.max(0, entry.viewers - 1)
      tidy()
    },
    /** Gives the photo away, to be sent again; null where it cannot be had. */
    async take(id: string): Promise<(LocalPhoto & { bytes: number }) | null> {
      const photo = await (kept.get(id)?.photo ?? deps.fetch(id)).catch(() => null)
      kept.delete(id)
      // it was small enough to be sent before
      return photo && { ...photo, bytes: 0 }
    },
    /** The device cannot show the picture it has: the next look fetches it as we keep it. */
    discard: forget,
    forgetAll: () => [...kept.keys()].forEach(forget),
  }
}
