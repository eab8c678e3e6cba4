import type { CaseSummary, CaseView } from '@mcb/shared/contract'
import {
  canView, returnProblemsProblems, visitPurpose, type ApplicationStatus, type ParentRole, type ReturnProblem, type VisitPurpose,
} from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import { digest, normalizeCode } from '../../crypto/tokens'
import { newOutboxEntry } from '../../outbox/entry'
import type { RateLimiter } from '../../ports'
import type { ApplicationRecord, ApplicationRepository, CaseCursor, CaseQueue, CaseScope } from '../application/ports'
import type { ApplicationWrites, Write } from '../application/writes'
import type { BirthService } from '../birth/service'
import type { DocumentService } from '../document/service'
import type { Account } from '../session/ports'
import { toActor } from '../session/service'
import { toCaseSummary, toCaseView } from './view'

const PAGE = 50

type AtVersion = Write & { version: number }

export type ReviewService = ReturnType<typeof createReviewService>

/** What staff do with an application. */
export function createReviewService(deps: {
  applications: ApplicationRepository
  writes: ApplicationWrites
  births: BirthService
  documents: DocumentService
  scans: RateLimiter
  clock: () => Date
}) {
  const { applications, writes, births, documents, scans, clock } = deps

  async function view(record: ApplicationRecord, account: Account): Promise<CaseView> {
    const { birth, motherDocument, fatherDocument } = record.application.answers
    const [registry, mother, father] = await Promise.all([
      birth ? lookUp(birth.record.id) : { registered: null, registryReachable: true },
      motherDocument ? documents.describe(motherDocument.photoId) : null,
      fatherDocument ? documents.describe(fatherDocument.photoId) : null,
    ])
    return toCaseView(record, { ...registry, photos: { mother, father } }, account, clock())
  }

  /** Phase 3's record now. A clerk must be told apart "it says nothing" from "it does not answer". */
  async function lookUp(birthRecordId: string) {
    try {
      return { registered: await births.current(birthRecordId), registryReachable: true }
    } catch (error) {
      if (error instanceof AppError && error.code.startsWith('upstream.')) return { registered: null, registryReachable: false }
      throw error
    }
  }

  return {
    async list(queue: CaseQueue, status: ApplicationStatus | undefined, after: string | undefined, account: Account): Promise<{ cases: CaseSummary[]; next: string | null }> {
      const found = await applications.listCases(scopeOf(account), queue, { status, after: after ? readCursor(after) : undefined, limit: PAGE + 1 })
      const page = found.slice(0, PAGE)
      const last = found.length > PAGE ? page.at(-1)! : null
      return { cases: page.map(toCaseSummary), next: last && writeCursor(last) }
    },

    async get(id: string, account: Account): Promise<CaseView> {
      return view(await writes.find(id, toActor(account)), account)
    },

    /** The case behind a code. A wrong code, an old one and one of another institution look the same. */
    async scan(typed: string, account: Account): Promise<{ id: string; purpose: VisitPurpose }> {
      const wait = await scans.consume(account.id)
      if (wait > 0) throw new AppError('request.rate_limited', { params: { retryAfterSeconds: wait } })
      const code = digest(normalizeCode(typed))
      const found = await applications.findByVisitCode(code)
      if (!found || !canView(found.application, toActor(account))) throw new AppError('visit_code.invalid')
      const record = await writes.touch(found.application.id, toActor(account), (next, at) => {
        const { visitCode, application } = next
        const good = visitCode?.digest === code && visitCode.expiresAt > at && visitCode.purpose === visitPurpose(application)
        if (!good) throw new AppError('visit_code.invalid')
        application.scan = { purpose: visitCode.purpose, by: account.id, at: at.toISOString() }
      })
      return { id: record.application.id, purpose: record.application.scan!.purpose }
    },

    async recordOnSiteCheck(id: string, check: { motherMatches: boolean; fatherMatches: boolean }, write: AtVersion): Promise<CaseView> {
      const record = await writes.perform(id, 'recordOnSiteCheck', write, (next, at) => {
        next.application.onSiteCheck = { at: at.toISOString(), by: write.account.id, ...check }
        next.visitCode = null
      })
      return view(record, write.account)
    },

    async approve(id: string, write: AtVersion): Promise<CaseView> {
      return view(await writes.perform(id, 'approve', write), write.account)
    },

    async returnForCorrection(id: string, problems: ReturnProblem[], write: AtVersion): Promise<CaseView> {
      const wrong = returnProblemsProblems(problems)
      if (wrong.length) throw new AppError('request.invalid', { fields: wrong })
      const record = await writes.perform(id, 'returnForCorrection', write, next => {
        next.application.returnProblems = problems
        next.application.history.at(-1)!.problems = problems
        next.application.scan = null
        next.visitCode = null
      })
      return view(record, write.account)
    },

    async reject(id: string, note: string, write: AtVersion): Promise<CaseView> {
      const record = await writes.perform(id, 'reject', write, next => {
        next.application.history.at(-1)!.note = note
        next.visitCode = null
      })
      return view(record, write.account)
    },

    /** Asks; the number arrives with phase 3's answer. */
    async issue(id: string, write: AtVersion): Promise<CaseView> {
      const record = await writes.perform(id, 'issue', write, (next, at) => {
        next.application.issueRefusal = null
        next.application.issueRequestedBy = write.account.id
        next.outbox.push(newOutboxEntry('issue', next, at))
      })
      return view(record, write.account)
    },

    async handOver(id: string, collector: ParentRole, write: AtVersion): Promise<CaseView> {
      const record = await writes.perform(id, 'handOver', write, (next, at) => {
        next.application.handOver = { at: at.toISOString(), by: write.account.id, collector }
        next.application.scan = null
        next.visitCode = null
        next.outbox.push(newOutboxEntry('pickupReport', next, at))
      })
      return view(record, write.account)
    },
  }
}

/** Which part of the city an account's lists cover. */
function scopeOf(account: Account): CaseScope {
  switch (account.role) {
    case 'clerk':
      return { institutionCode: account.institutionCode ?? '' }
    case 'districtManager':
      return { districtCode: account.districtCode ?? '' }
    case 'cityManager':
      return {}
    case 'parent':
      throw new AppError('access.denied')
  }
}

function writeCursor({ application }: ApplicationRecord): string {
  return Buffer.from(`${application.queuedAt}|${application.id}`).toString('base64url')
}

/** @throws request.invalid for one we have not written */
function readCursor(text: string): CaseCursor {
  const [at = '', id = ''] = Buffer.from(text, 'base64url').toString().split('|')
  const date = new Date(at)
  if (Number.isNaN(date.getTime()) || !/^[0-9a-f]{24}$/.test(id)) throw new AppError('request.invalid', { fields: [{ path: 'after', code: 'format' }] })
  return { at: date, id }
}
