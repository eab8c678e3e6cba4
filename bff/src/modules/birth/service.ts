import type { FoundBirth, Institution } from '@mcb/shared/contract'
import type { BirthRecord } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import { openTicket, sealTicket } from '../../crypto/sealing'
import type { RateLimiter } from '../../ports'
import type { Account } from '../session/ports'
import type { BirthQuery, BirthRegister } from './ports'

const TICKET_LASTS_MS = 24 * 60 * 60_000
const DICTIONARY_FRESH_MS = 10 * 60_000
const ticketContext = (accountId: string) => `birth-ticket|${accountId}`

export type BirthService = ReturnType<typeof createBirthService>

/** Finding a birth in phase 3, and the dictionary of institutions. */
export function createBirthService(deps: { register: BirthRegister; searches: RateLimiter; sealingKey: Buffer; clock: () => Date }) {
  const { register, searches, sealingKey, clock } = deps
  let dictionary: { at: number; institutions: Institution[] } | null = null

  /** Births are searched with things a stranger might know; so there is a number of tries, and then a wait. */
  async function countSearch(account: Account): Promise<void> {
    const wait = await searches.consume(account.id)
    if (wait > 0) throw new AppError('request.rate_limited', { params: { retryAfterSeconds: wait } })
  }

  function withTickets(records: BirthRecord[], account: Account): FoundBirth[] {
    const expiresAt = new Date(clock().getTime() + TICKET_LASTS_MS)
    return records.map(record => ({ record, ticket: sealTicket(sealingKey, ticketContext(account.id), record.id, expiresAt) }))
  }

  async function institutions(): Promise<Institution[]> {
    const now = clock().getTime()
    if (dictionary && now - dictionary.at < DICTIONARY_FRESH_MS) return dictionary.institutions
    try {
      dictionary = { at: now, institutions: await register.listInstitutions() }
    } catch (error) {
      // names change rarely: an old dictionary is better than none
      if (!dictionary) throw error
    }
    return dictionary.institutions
  }

  return {
    institutions,

    async find(query: BirthQuery, account: Account): Promise<FoundBirth[]> {
      await countSearch(account)
      return withTickets(await register.findBirths(query), account)
    },

    async openBedsideCode(code: string, account: Account): Promise<FoundBirth[]> {
      await countSearch(account)
      return withTickets(await register.findBirthsByBedsideCode(code), account)
    },

    /** The birth behind a ticket, as phase 3 has it now. @throws birth.ticket_expired */
    async redeem(ticket: string, account: Account): Promise<BirthRecord> {
      const id = openTicket<string>(sealingKey, ticketContext(account.id), ticket, clock())
      const record = id && (await register.getBirth(id))
      if (!record) throw new AppError('birth.ticket_expired')
      return record
    },

    /** The record as phase 3 has it now; null when it is gone. */
    current: (id: string): Promise<BirthRecord | null> => register.getBirth(id),

    /** The district of an institution; null for one the dictionary does not know. */
    async districtOf(institutionCode: string): Promise<string | null> {
      return (await institutions()).find(institution => institution.code === institutionCode)?.districtCode ?? null
    },
  }
}
