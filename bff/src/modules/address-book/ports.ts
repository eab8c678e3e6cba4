import type { AddressEntry } from '@mcb/shared/contract'

/** The address book of one account: one document in the store, saved as a whole. */
export type AddressBook = { accountId: string; entries: AddressEntry[]; /** Counts saves. */ revision: number }

export interface AddressBookRepository {
  /** An empty one when there is none. */
  get(accountId: string): Promise<AddressBook>
  /** Saves the book if nobody has saved it since it was read, and counts `revision` up. */
  save(book: AddressBook): Promise<'saved' | 'stale'>
}
