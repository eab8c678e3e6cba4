import type { FoundBirth, FoundCertificate, Institution } from '@mcb/shared/contract'
import type { BirthRecord, Decider, IdentityDocumentKind, PlainDate, Settings } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import { openTicket, sealTicket } from '../../crypto/sealing'
import type { RateLimiter } from '../../ports'
import type { Account } from '../session/ports'
import type { BirthQuery, BirthRegister, InstitutionArchive, RegisteredCertificate } from './ports'

const TICKET_LASTS_MS = 24 * 60 * 60_000
const DICTIONARY_FRESH_MS = 10 * 60_000
const ticketContext = (accountId: string) => `birth-ticket|${accountId}`
const certificateContext = (accountId: string) => `certificate-ticket|${accountId}`

export type BirthService = ReturnType<typeof createBirthService>

/** Finding a birth in phase 3, and the dictionary of institutions. */
export function createBirthService(deps: {
  register: BirthRegister
  archive: InstitutionArchive
  searches: RateLimiter
  sealingKey: Buffer
  settings: Settings
  clock: () => Date
}) {
  const { register, archive, searches, sealingKey, settings, clock } = deps
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
      dictionary = { at: now, institutions: await archive.remember(await register.listInstitutions()) }
    } catch (error) {
      // names change rarely: an old dictionary is better than none
      if (!dictionary) throw error
    }
    return dictionary.institutions
  }

  async function institution(code: string): Promise<Institution | null> {
    return (await institutions()).find(candidate => candidate.code === code) ?? null
  }

  async function decidingInstitution(decider: Decider): Promise<Institution | null> {
    switch (decider.by) {
      case 'birthInstitution':
      case 'originalIssuer':
        return institution(decider.institutionCode)
      case 'outsideBirthsInstitution':
        return institution(settings.firstIssue.outsideInstitutionCode)
      case 'districtReissuer': {
        const issuer = await institution(decider.originalIssuerCode)
        return (await institutions()).find(({ districtCode, issues }) => districtCode === issuer?.districtCode && issues.includes('reissue')) ?? null
      }
    }
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

    /** Every birth phase 3 knows of a mother. */
    ofMother: (document: { kind: IdentityDocumentKind; number: string }): Promise<BirthRecord[]> => register.findBirthsOfMother(document),

    /** The certificate with this number and day of birth; null when phase 3 does not know it. */
    async findCertificate(query: { number: string; birthDate: PlainDate }, account: Account): Promise<FoundCertificate | null> {
      await countSearch(account)
      const certificate = await register.findCertificate(query)
      const expiresAt = new Date(clock().getTime() + TICKET_LASTS_MS)
      return certificate && { ...certificate, ticket: sealTicket(sealingKey, certificateContext(account.id), query, expiresAt) }
    },

    /** The certificate behind a ticket, as phase 3 has it now. @throws birth.ticket_expired */
    async redeemCertificate(ticket: string, account: Account): Promise<RegisteredCertificate> {
      const query = openTicket<{ number: string; birthDate: PlainDate }>(sealingKey, certificateContext(account.id), ticket, clock())
      const certificate = query && (await register.findCertificate(query))
      if (!certificate) throw new AppError('birth.ticket_expired')
      return certificate
    },

    /** An institution of the dictionary; null for one it does not know. */
    institution,

    /** The institution that decides, and its district. @throws institution.unknown when the dictionary has none */
    async institutionOf(decider: Decider): Promise<{ institutionCode: string; districtCode: string }> {
      const found = await decidingInstitution(decider)
      if (!found) throw new AppError('institution.unknown')
      return { institutionCode: found.code, districtCode: found.districtCode }
    },
  }
}
