import type { AddressEntry } from '@mcb/shared/contract'
import { addressProblems, under, type Settings } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import { digestOf } from '../../crypto/tokens'
import { saveChanges } from '../saving'
import type { Account } from '../session/ports'
import type { AddressBook, AddressBookRepository } from './ports'

/** More is not an address book any more; the one used longest ago goes. */
const ENTRIES_AT_MOST = 20

export type AddressBookService = ReturnType<typeof createAddressBookService>

/** Addresses somebody has used, to be chosen again; nobody else ever sees them. */
export function createAddressBookService({ books, settings }: { books: AddressBookRepository; settings: Settings }) {
  async function change(account: Account, edit: (book: AddressBook) => void): Promise<AddressEntry[]> {
    const saved = await saveChanges(books, account.id, edit, 'store.unavailable')
    return saved!.entries
  }

  return {
    list: async (account: Account): Promise<AddressEntry[]> => (await books.get(account.id)).entries,

    /** Keeps an address, and puts it first. The same place under another id is the same place. @throws request.invalid with every problem */
    async save(entry: AddressEntry, account: Account): Promise<AddressEntry[]> {
      const problems = addressProblems(entry.address, settings.address)
      if (problems.length) throw new AppError('request.invalid', { fields: under('address', problems) })
      const place = digestOf(contentOf(entry))
      return change(account, book => {
        const others = book.entries.filter(other => other.id !== entry.id && digestOf(contentOf(other)) !== place)
        book.entries = [entry, ...others].slice(0, ENTRIES_AT_MOST)
      })
    },

    /** Forgets an address; one that is not there is forgotten already. */
    remove: (id: string, account: Account): Promise<AddressEntry[]> =>
      change(account, book => {
        book.entries = book.entries.filter(entry => entry.id !== id)
      }),
  }
}

const contentOf = ({ phone, address }: AddressEntry) => ({ phone, address })
