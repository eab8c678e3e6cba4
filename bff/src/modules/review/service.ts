import type { CaseSummary, CaseView, DocumentPhotoView } from '@mcb/shared/contract'
import {
  birthChanges, birthRecords, canView, correctHere, correctionOf, correctionProblems, MATERIAL_CODES, normalizeCode, personsToCheck, returnProblemsProblems, visitPurpose,
  type Application, type ApplicationStatus, type BirthCorrection, type BirthRecord, type OnSiteCheck, type Parcel, type PersonDocument, type PickupPaper, type Recipient, type ReturnProblem,
  type Settings, type VisitPurpose,
} from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import { digest } from '../../crypto/tokens'
import { newOutboxEntry } from '../../outbox/entry'
import type { RateLimiter } from '../../ports'
import { keepSignatures, signAgain } from '../application/content'
import type { ApplicationRecord, ApplicationRepository, CaseCursor, CaseQueue } from '../application/ports'
import type { ApplicationWrites, AtVersion } from '../application/writes'
import type { BirthService } from '../birth/service'
import type { DocumentService } from '../document/service'
import type { PickupCodes } from '../pickup/codes'
import { handOver, undoHandOver } from '../pickup/hand-over'
import type { Account } from '../session/ports'
import { toActor } from '../session/service'
import type { NationalRecordCheck } from './national-record'
import { scopeOf } from './scope'
import { toCaseSummary, toCaseView } from './view'

const PAGE = 50

export type ReviewService = ReturnType<typeof createReviewService>

/** What staff do with an application. */
export function createReviewService(deps: {
  applications: ApplicationRepository
  writes: ApplicationWrites
  births: BirthService
  documents: DocumentService
  scans: RateLimiter
  pickupCodes: Pick<PickupCodes, 'read'>
  /** Gives back the time a family had, once they have what they would have come for. */
  release: (id: string) => Promise<void>
  records: NationalRecordCheck
  settings: Settings
  clock: () => Date
}) {
  const { applications, writes, births, documents, scans, pickupCodes, records, settings, clock } = deps

  async function view(record: ApplicationRecord, account: Account): Promise<CaseView> {
    const { answers } = record.application
    const [registry, recordProblems, mother, father, representative, papers] = await Promise.all([
      lookUp(record.application),
      records.problemsOf(record.application),
      describe(photosOf(answers.motherDocument)),
      describe(photosOf(answers.fatherDocument)),
      describe(photosOf(answers.representative)),
      Promise.all(MATERIAL_CODES.map(async material => ({ material, photos: await describe(answers.materials?.photos[material] ?? []) }))),
    ])
    const facts = { ...registry, recordProblems, photos: { mother, father, representative }, papers: papers.filter(({ photos }) => photos.length > 0) }
    return toCaseView(record, facts, account, clock(), settings)
  }

  async function describe(ids: readonly string[]): Promise<DocumentPhotoView[]> {
    return (await Promise.all(ids.map(id => documents.describe(id)))).filter(photo => photo !== null)
  }

  /**
   * Phase 3's record now, and every birth it knows of the same mother. A clerk must be told apart "it says nothing" from
   * "it does not answer".
   */
  async function lookUp({ answers }: Application): Promise<{ registered: BirthRecord | null; othersOfMother: BirthRecord[]; registryReachable: boolean }> {
    const [record] = birthRecords(answers)
    const mother = answers.motherDocument ?? (record && { kind: record.mother.documentKind, number: record.mother.documentNumber })
    try {
      const [registered, othersOfMother] = await Promise.all([
        record?.id ? births.current(record.id) : null,
        mother?.number ? births.ofMother({ kind: mother.kind, number: mother.number }) : [],
      ])
      return { registered, othersOfMother, registryReachable: true }
    } catch (error) {
      if (error instanceof AppError && error.code.startsWith('upstream.')) return { registered: null, othersOfMother: [], registryReachable: false }
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
      const signed = pickupCodes.read(typed)
      const code = digest(signed?.code ?? normalizeCode(typed))
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

    /** The first signature: who was here, and whether person, document and application agree. */
    async recordOnSiteCheck(id: string, persons: OnSiteCheck['persons'], write: AtVersion): Promise<CaseView> {
      const record = await writes.perform(id, 'recordOnSiteCheck', write, ({ application }, at) => {
        const missing = personsToCheck(application).filter(person => persons[person] === undefined)
        if (missing.length) throw new AppError('request.invalid', { fields: missing.map(person => ({ path: `persons.${person}`, code: 'required' })) })
        application.onSiteCheck = { persons, signatures: [{ by: write.account.id, at: at.toISOString() }] }
      })
      return view(record, write.account)
    },

    /** The second member of staff has scanned the code too, and signs what the first has recorded. */
    async cosignOnSiteCheck(id: string, write: AtVersion): Promise<CaseView> {
      const record = await writes.perform(id, 'cosignOnSiteCheck', write, (next, at) => {
        next.application.onSiteCheck!.signatures.push({ by: write.account.id, at: at.toISOString() })
        next.visitCode = null
      })
      return view(record, write.account)
    },

    async askToUnlock(id: string, note: string, write: AtVersion): Promise<CaseView> {
      const record = await writes.perform(id, 'askToUnlock', write, ({ application }) => {
        Object.assign(application.lock!, { state: 'unlockAsked', askedBy: write.account.id, askNote: note })
      })
      return view(record, write.account)
    },

    async decideUnlock(id: string, unlock: boolean, note: string, write: AtVersion): Promise<CaseView> {
      const record = await writes.perform(id, unlock ? 'unlock' : 'keepLocked', write, ({ application }) => {
        Object.assign(application.lock!, { state: unlock ? 'unlocked' : 'locked', decidedBy: write.account.id, decisionNote: note })
      })
      return view(record, write.account)
    },

    /** Told to phase 3 at once; what phase 3 has no record of is corrected here. */
    async correctBirth(id: string, newborn: number, changes: BirthCorrection, write: AtVersion): Promise<CaseView> {
      const record = await writes.perform(id, 'correctBirth', write, (next, at) => {
        const { application } = next
        const problems = correctionProblems(application.answers, newborn, changes)
        if (problems.length) throw new AppError('request.invalid', { fields: problems })
        application.correctionRefusal = null
        const before = birthRecords(application.answers)[newborn]!
        if (correctionOf(application.answers) === 'registry') {
          application.correction = { newborn, changes, by: write.account.id, at: at.toISOString() }
          next.outbox.push(newOutboxEntry('birthCorrection', next, at, newborn))
        } else if (correctHere(application.answers, newborn, changes)) {
          signAgain(application, at)
          Object.assign(application.history.at(-1)!, { status: application.status, birthChanges: { newborn, changes: birthChanges(before, changes) } })
        } else keepSignatures(application)
      })
      return view(record, write.account)
    },

    async approve(id: string, write: AtVersion): Promise<CaseView> {
      const record = await writes.perform(id, 'approve', write, ({ application }) => {
        application.approvedBy = write.account.id
      })
      return view(record, write.account)
    },

    async returnForCorrection(id: string, problems: ReturnProblem[], write: AtVersion): Promise<CaseView> {
      const wrong = returnProblemsProblems(problems)
      if (wrong.length) throw new AppError('request.invalid', { fields: wrong })
      const record = await writes.perform(id, 'returnForCorrection', write, next => {
        next.application.returnProblems = problems
        next.application.declarations = {}
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

    /** Asks; the number arrives with phase 3's answer. Not before the national record would be taken. */
    async issue(id: string, write: AtVersion): Promise<CaseView> {
      const record = await writes.perform(id, 'issue', write, async (next, at) => {
        const { application } = next
        application.issueRequestedBy = write.account.id
        if ((await records.problemsOf(application)).length)
          throw new AppError('application.action_refused', { params: { action: 'issue', refusal: 'record_incomplete', status: 'approved' } })
        application.issueRefusal = null
        birthRecords(application.answers).forEach((_, newborn) => {
          const issued = application.certificates.some(certificate => certificate.newborn === newborn)
          if (!issued) next.outbox.push(newOutboxEntry('issue', next, at, newborn))
        })
      })
      return view(record, write.account)
    },

    async handOver(id: string, collector: Recipient, seen: readonly PickupPaper[], write: AtVersion): Promise<CaseView> {
      const record = await writes.perform(id, 'handOver', write, (next, at) => handOver(next, { by: write.account.id, collector, seen, at, code: null }, at, settings))
      await deps.release(id)
      return view(record, write.account)
    },

    /** Taken back within minutes, by the clerk who recorded it; phase 3 has not heard of it. */
    async undoHandOver(id: string, reason: string, write: AtVersion): Promise<CaseView> {
      const record = await writes.perform(id, 'undoHandOver', write, (next, at) => undoHandOver(next, reason, at))
      return view(record, write.account)
    },

    async handToCourier(id: string, trackingNumber: string, write: AtVersion): Promise<CaseView> {
      const record = await writes.perform(id, 'handToCourier', write, ({ application }, at) => {
        const { parcel } = application
        // the label that was made for this one, and not its neighbour's
        if (parcel?.trackingNumber && parcel.trackingNumber !== trackingNumber) throw new AppError('request.invalid', { fields: [{ path: 'trackingNumber', code: 'parcel.other_label' }] })
        application.parcel = { ...(parcel ?? newParcel(application, write.account.id)), trackingNumber, refusal: null, by: write.account.id, at: at.toISOString() }
      })
      return view(record, write.account)
    },

    /** Asks the courier; the number of the label arrives with the answer. */
    async askForLabel(id: string, write: AtVersion): Promise<CaseView> {
      const record = await writes.perform(id, 'askForLabel', write, (next, at) => {
        next.application.parcel = newParcel(next.application, write.account.id)
        next.outbox.push(newOutboxEntry('courierOrder', next, at, 0))
      })
      return view(record, write.account)
    },

    /** It is at the counter again; whoever was to receive it fetches it there. */
    async takeBack(id: string, write: AtVersion): Promise<CaseView> {
      const record = await writes.perform(id, 'takeBack', write, ({ application }) => {
        const { recipient } = application.answers.collection!
        application.answers.collection = { method: 'pickup', recipient }
      })
      return view(record, write.account)
    },
  }
}

/** A parcel nobody has a label for yet; each try has a number of its own. */
function newParcel({ id, parcel }: Application, by: string): Parcel {
  const before = Number(parcel?.orderNumber.split('C')[1] ?? 0)
  return { orderNumber: `${id}C${before + 1}`, trackingNumber: null, refusal: null, by, at: null, events: [] }
}

/** The photos of a document, front first. */
function photosOf(document: PersonDocument | undefined): string[] {
  return [document?.photoId, document?.backPhotoId].filter(id => typeof id === 'string')
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
