import { takePickup } from '@mcb/shared/contract'
import { useSyncExternalStore } from 'react'
import { sign } from 'tweetnacl'
import { api, connection, platform, session } from '@/services'
import { createCounterBook, type Entry } from './counter-book'

/** The book of the counter this screen stands at. It outlives the page. */
export const book = createCounterBook({
  verify: sign.detached.verify,
  send: ({ id, ...body }, key) => api.call(takePickup, { params: { id }, body }, { key }),
  kept: platform.session,
  newId: platform.newId,
  now: () => new Date(),
  account: () => session.get()?.account.id ?? null,
  connection,
})

/** What was handed over here, and how far the news of it has come. */
export function useEntries(): readonly Entry[] {
  return useSyncExternalStore(book.subscribe, book.entries, book.entries)
}
