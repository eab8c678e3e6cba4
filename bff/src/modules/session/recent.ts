const AT_MOST = 10_000

/**
 * Records as the store had them a moment ago, because a page makes several calls at once: those that come while one is read
 * wait for the same reading. What is not there is asked for every time.
 * @param forMs how long a record is believed, from when it was asked for; 0 asks every time
 */
export function createRecent<T extends { id: string }>(read: (id: string) => Promise<T | null>, forMs: number, clock: () => Date) {
  const known = new Map<string, { record: Promise<T | null>; until: number }>()

  function keep(id: string, record: Promise<T | null>) {
    const entry = { record, until: clock().getTime() + forMs }
    known.delete(id)
    known.set(id, entry)
    // the first of a map is the oldest
    if (known.size > AT_MOST) known.delete(known.keys().next().value!)
    return entry
  }

  return {
    async get(id: string): Promise<T | null> {
      const found = known.get(id)
      if (found && found.until > clock().getTime()) return found.record
      const entry = keep(id, read(id))
      const drop = () => known.get(id) === entry && known.delete(id)
      try {
        const record = await entry.record
        if (!record) drop()
        return record
      } catch (error) {
        drop()
        throw error
      }
    },
    /** As it is now, for instance after a sign-in. */
    remember: (record: T): void => void keep(record.id, Promise.resolve(record)),
    /** It has changed or ended: whoever asks from now on is answered by the store, also if a reading is under way. */
    forget: (id: string): void => void known.delete(id),
  }
}
