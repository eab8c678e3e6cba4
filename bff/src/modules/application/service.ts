import type { ApplicationSummary, ApplicationView, createApplication, Input, VisitCode } from '@mcb/shared/contract'
import {
  answersForLost, answersInUse, applicantSigner, beijingDate, collectionProblems, documentOf, normalizeCode, otherSigner, received, sameDocumentNumber, signerOf, under, visitPurpose,
  type Answers, type ApplicationKind, type Collection, type Settings, type StepId,
} from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import { digest, digestOf, newCode } from '../../crypto/tokens'
import { recordReceipt } from '../../outbox/entry'
import type { Account } from '../session/ports'
import { toActor } from '../session/service'
import type { createAnswerReader } from './answers'
import { sign } from './content'
import type { ApplicationRecord, ApplicationRepository } from './ports'
import { toApplicationSummary, toApplicationView } from './view'
import type { ApplicationWrites, AtVersion, Write } from './writes'

const INVITATION_LASTS_MS = 7 * 24 * 60 * 60_000
const VISIT_CODE_LASTS_MS = 10 * 60_000

export type ApplicationService = ReturnType<typeof createApplicationService>

/** What parents do with an application. */
export function createApplicationService(deps: {
  applications: ApplicationRepository
  writes: ApplicationWrites
  answers: ReturnType<typeof createAnswerReader>
  /** What a pickup's QR code says. */
  pickupCode: (applicationId: string, code: string, expiresAt: Date) => string
  attachPhoto: (photoId: string, applicationId: string) => Promise<void>
  settings: Settings
  clock: () => Date
}) {
  const { applications, writes, answers, settings, clock } = deps
  const view = (record: ApplicationRecord, account: Account) => toApplicationView(record, account, clock(), settings)

  async function answersOfLost(kind: ApplicationKind, { applicationId, newborn }: { applicationId: string; newborn: number }, account: Account): Promise<Answers> {
    const { application } = await writes.find(applicationId, toActor(account))
    const known = kind === 'reissue' ? answersForLost(application, newborn, account.id) : null
    if (!known) throw new AppError('resource.not_found')
    return known
  }

  return {
    async list(account: Account): Promise<ApplicationSummary[]> {
      return (await applications.listOfParent(account.id)).map(record => toApplicationSummary(record, account))
    },

    async get(id: string, account: Account): Promise<ApplicationView> {
      return view(await writes.find(id, toActor(account)), account)
    },

    /** @throws resource.not_found when nothing of theirs was lost that it could begin with */
    async create({ kind, lost }: Input<typeof createApplication>['body'], { account, idempotencyKey, request }: Write): Promise<ApplicationView> {
      const creation = { key: `${account.id}:${idempotencyKey}`, digest: digestOf(request) }
      const record = newRecord(applications.newId(), kind, account, creation, clock())
      if (lost) record.application.answers = await answersOfLost(kind, lost, account)
      if (await applications.insert(record)) return view(record, account)
      const before = await applications.findByCreationKey(creation.key)
      if (!before || before.creation.digest !== creation.digest) throw new AppError('request.idempotency_key_reused')
      return view(before, account)
    },

    async answer(id: string, step: StepId, raw: unknown, write: AtVersion): Promise<ApplicationView> {
      const record = await writes.perform(id, 'answer', write, async ({ application }) => {
        application.answers = await answers.read(application, step, raw, write.account)
        const decider = await answers.decider(application)
        application.institutionCode = decider?.institutionCode ?? null
        application.districtCode = decider?.districtCode ?? null
        application.returnProblems = application.returnProblems.filter(problem => problem.step !== step)
        for (const photo of answers.photos(step, application.answers)) await deps.attachPhoto(photo, application.id)
      })
      return view(record, write.account)
    },

    async submit(id: string, write: AtVersion): Promise<ApplicationView> {
      const record = await writes.perform(id, 'submit', write, async ({ application }, at) => {
        // answers to questions that are not asked any more are not signed
        application.answers = answersInUse(application, { today: beijingDate(at), settings })
        application.returnProblems = []
        application.onSiteCheck = null
        application.awaitingSince = null
        sign(application, applicantSigner(application.answers), write.account, at, settings)
      })
      return view(record, write.account)
    },

    async confirm(id: string, write: AtVersion): Promise<ApplicationView> {
      const record = await writes.perform(id, 'confirm', write, (next, at) => {
        sign(next.application, signerOf(next.application, toActor(write.account))!, write.account, at, settings)
        if (next.application.status === 'submitted') next.invitation = null
      })
      return view(record, write.account)
    },

    async reopen(id: string, write: AtVersion): Promise<ApplicationView> {
      // one that was returned before keeps its place and its history; it is a draft again only for its parents
      const record = await writes.perform(id, 'reopen', write, ({ application }) => {
        application.awaitingSince = null
      })
      return view(record, write.account)
    },

    async withdraw(id: string, write: AtVersion): Promise<ApplicationView> {
      const record = await writes.perform(id, 'withdraw', write, next => {
        next.invitation = null
        next.visitCode = null
      })
      return view(record, write.account)
    },

    /** Between courier and pickup, until the certificate is printed; no signature is lost by it. */
    async changeCollection(id: string, collection: Collection, write: AtVersion): Promise<ApplicationView> {
      const record = await writes.perform(id, 'changeCollection', write, ({ application }) => {
        const problems = collectionProblems(collection, application.answers, settings)
        // phase 3 has been told who receives it when it was asked to issue
        if (application.certificates.length && collection.recipient !== application.answers.collection?.recipient) problems.push({ path: 'recipient', code: 'collection.recipient' })
        if (problems.length) throw new AppError('request.invalid', { fields: under('collection', problems) })
        application.answers.collection = collection
        if (application.status === 'readyForCourier') application.history.at(-1)!.status = application.status = received(application)
      })
      return view(record, write.account)
    },

    async confirmReceipt(id: string, write: AtVersion): Promise<ApplicationView> {
      const record = await writes.perform(id, 'confirmReceipt', write, (next, at) => {
        recordReceipt(next, at)
      })
      return view(record, write.account)
    },

    /** A fresh code each time; only its digest is kept, so an old answer cannot be repeated. */
    async invite(id: string, account: Account): Promise<{ code: string; expiresAt: string }> {
      const code = newCode()
      const expiresAt = new Date(clock().getTime() + INVITATION_LASTS_MS)
      await writes.touch(id, toActor(account), record => {
        writes.demand('invite', record.application, toActor(account))
        if (record.application.otherParentAccountId) throw new AppError('invitation.taken')
        record.invitation = { digest: digest(code), expiresAt }
      })
      return { code, expiresAt: expiresAt.toISOString() }
    },

    async acceptInvitation(typed: string, account: Account): Promise<ApplicationView> {
      const found = await applications.findByInvitation(digest(normalizeCode(typed)))
      if (!found?.invitation || found.invitation.expiresAt <= clock()) throw new AppError('invitation.invalid')
      const { application } = found
      const signer = otherSigner(application.answers)
      if (!signer) throw new AppError('invitation.invalid')
      if (application.applicantAccountId === account.id) throw new AppError('invitation.own')
      if (application.otherParentAccountId && application.otherParentAccountId !== account.id) throw new AppError('invitation.taken')
      const document = documentOf(application.answers, signer)
      const { verifiedIdentity } = account
      if (verifiedIdentity && document && verifiedIdentity.kind === document.kind && !sameDocumentNumber(document.kind, verifiedIdentity.number, document.number))
        throw new AppError('invitation.identity_mismatch')
      const record = await writes.touch(application.id, { role: 'system' }, next => {
        if (next.application.otherParentAccountId && next.application.otherParentAccountId !== account.id) throw new AppError('invitation.taken')
        next.application.otherParentAccountId = account.id
      })
      return view(record, account)
    },

    async showVisitCode(id: string, account: Account): Promise<VisitCode> {
      const code = newCode()
      const expiresAt = new Date(clock().getTime() + VISIT_CODE_LASTS_MS)
      const record = await writes.touch(id, toActor(account), next => {
        writes.demand('showVisitCode', next.application, toActor(account))
        next.visitCode = { digest: digest(code), purpose: visitPurpose(next.application), expiresAt }
      })
      const { purpose } = record.visitCode!
      return { code, picture: purpose === 'pickup' ? deps.pickupCode(id, code, expiresAt) : code, purpose, expiresAt: expiresAt.toISOString() }
    },
  }
}

function newRecord(id: string, kind: ApplicationKind, account: Account, creation: ApplicationRecord['creation'], now: Date): ApplicationRecord {
  const at = now.toISOString()
  return {
    application: {
      id,
      kind,
      status: 'draft',
      version: 0,
      createdAt: at,
      queuedAt: null,
      awaitingSince: null,
      applicantAccountId: account.id,
      otherParentAccountId: null,
      institutionCode: null,
      districtCode: null,
      answers: {},
      declarations: {},
      returnProblems: [],
      scan: null,
      onSiteCheck: null,
      lock: null,
      correction: null,
      correctionRefusal: null,
      certificates: [],
      approvedBy: null,
      issueRequestedBy: null,
      issueRefusal: null,
      payment: null,
      parcel: null,
      handOver: null,
      history: [{ action: 'create', at, by: 'parent', status: 'draft' }],
    },
    updatedAt: now,
    revision: 0,
    invitation: null,
    visitCode: null,
    outbox: [],
    appliedWrites: [],
    creation,
  }
}
