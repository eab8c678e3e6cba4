import {
  STEP_ANSWERS, type ApplicationSummary, type ApplicationView, type VisitCode,
} from '@mcb/shared/contract'
import {
  beijingDate, otherParentRole, refusalOf, stepProblems, under, visitPurpose,
  type Answers, type Application, type ApplicationKind, type StepId,
} from '@mcb/shared/domain'
import { AppError, fieldProblems } from '@mcb/shared/errors'
import { digest, digestOf, newCode, normalizeCode } from '../../crypto/tokens'
import type { BirthService } from '../birth/service'
import type { DocumentService } from '../document/service'
import type { Account } from '../session/ports'
import { toActor } from '../session/service'
import { applicantRole, sign } from './content'
import type { ApplicationRecord, ApplicationRepository } from './ports'
import { toApplicationSummary, toApplicationView } from './view'
import type { ApplicationWrites, Write } from './writes'

const INVITATION_LASTS_MS = 7 * 24 * 60 * 60_000
const VISIT_CODE_LASTS_MS = 10 * 60_000

type AtVersion = Write & { version: number }

export type ApplicationService = ReturnType<typeof createApplicationService>

/** What parents do with an application. */
export function createApplicationService(deps: {
  applications: ApplicationRepository
  writes: ApplicationWrites
  births: BirthService
  documents: DocumentService
  clock: () => Date
}) {
  const { applications, writes, births, documents, clock } = deps
  const view = (record: ApplicationRecord, account: Account) => toApplicationView(record, account, clock())

  /** What a step's page sent, checked and in the shape it is kept in. @throws request.invalid with every problem */
  async function readAnswer(application: Application, step: StepId, raw: unknown, account: Account): Promise<Answers> {
    const parsed = STEP_ANSWERS[step].safeParse(raw)
    if (!parsed.success) throw new AppError('request.invalid', { fields: under('answer', fieldProblems(parsed.error, raw)) })
    const answers: Answers = { ...application.answers }
    if (step === 'birth') {
      const { ticket, dispute } = STEP_ANSWERS.birth.parse(raw)
      answers.birth = { record: await births.redeem(ticket, account), dispute }
    } else {
      Object.assign(answers, { [step]: parsed.data })
    }
    const problems = stepProblems(step, answers, { today: beijingDate(clock()) })
    if (step === 'motherDocument' || step === 'fatherDocument') {
      if (!(await documents.belongsTo(answers[step]!.photoId, account))) problems.push({ path: 'photoId', code: 'document.photo_missing' })
    }
    if (problems.length) throw new AppError('request.invalid', { fields: under('answer', problems) })
    return answers
  }

  return {
    async list(account: Account): Promise<ApplicationSummary[]> {
      return (await applications.listOfParent(account.id)).map(record => toApplicationSummary(record, account))
    },

    async get(id: string, account: Account): Promise<ApplicationView> {
      return view(await writes.find(id, toActor(account)), account)
    },

    async create(kind: ApplicationKind, { account, idempotencyKey, request }: Write): Promise<ApplicationView> {
      const creation = { key: `${account.id}:${idempotencyKey}`, digest: digestOf(request) }
      const record = newRecord(applications.newId(), kind, account, creation, clock())
      if (await applications.insert(record)) return view(record, account)
      const before = await applications.findByCreationKey(creation.key)
      if (!before || before.creation.digest !== creation.digest) throw new AppError('request.idempotency_key_reused')
      return view(before, account)
    },

    async answer(id: string, step: StepId, raw: unknown, write: AtVersion): Promise<ApplicationView> {
      const record = await writes.perform(id, 'answer', write, async ({ application }) => {
        application.answers = await readAnswer(application, step, raw, write.account)
        const { birth } = application.answers
        if (birth) {
          application.institutionCode = birth.record.institutionCode
          application.districtCode = await births.districtOf(birth.record.institutionCode)
        }
        application.returnProblems = application.returnProblems.filter(problem => problem.step !== step)
        const document = step === 'motherDocument' || step === 'fatherDocument' ? application.answers[step] : undefined
        if (document) await documents.attach(document.photoId, application.id)
      })
      return view(record, write.account)
    },

    async submit(id: string, write: AtVersion): Promise<ApplicationView> {
      const record = await writes.perform(id, 'submit', write, ({ application }, at) => {
        application.returnProblems = []
        application.onSiteCheck = null
        sign(application, applicantRole(application), write.account.id, at)
      })
      return view(record, write.account)
    },

    async confirm(id: string, write: AtVersion): Promise<ApplicationView> {
      const record = await writes.perform(id, 'confirm', write, (next, at) => {
        sign(next.application, otherParentRole(next.application.answers), write.account.id, at)
        next.invitation = null
      })
      return view(record, write.account)
    },

    async reopen(id: string, write: AtVersion): Promise<ApplicationView> {
      // one that was returned before keeps its place and its history; it is a draft again only for its parents
      return view(await writes.perform(id, 'reopen', write), write.account)
    },

    async withdraw(id: string, write: AtVersion): Promise<ApplicationView> {
      const record = await writes.perform(id, 'withdraw', write, next => {
        next.invitation = null
        next.visitCode = null
      })
      return view(record, write.account)
    },

    /** A fresh code each time; only its digest is kept, so an old answer cannot be repeated. */
    async invite(id: string, account: Account): Promise<{ code: string; expiresAt: string }> {
      const code = newCode()
      const expiresAt = new Date(clock().getTime() + INVITATION_LASTS_MS)
      await writes.touch(id, toActor(account), record => {
        demandFor('invite', record, account, clock())
        if (record.application.otherParentAccountId) throw new AppError('invitation.taken')
        record.invitation = { digest: digest(code), expiresAt }
      })
      return { code, expiresAt: expiresAt.toISOString() }
    },

    async acceptInvitation(typed: string, account: Account): Promise<ApplicationView> {
      const found = await applications.findByInvitation(digest(normalizeCode(typed)))
      if (!found?.invitation || found.invitation.expiresAt <= clock()) throw new AppError('invitation.invalid')
      const { application } = found
      if (application.applicantAccountId === account.id) throw new AppError('invitation.own')
      if (application.otherParentAccountId && application.otherParentAccountId !== account.id) throw new AppError('invitation.taken')
      const document = application.answers[`${otherParentRole(application.answers)}Document`]
      const { verifiedIdentity } = account
      if (verifiedIdentity && document && verifiedIdentity.kind === document.kind && verifiedIdentity.number !== document.number)
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
        demandFor('showVisitCode', next, account, clock())
        next.visitCode = { digest: digest(code), purpose: visitPurpose(next.application), expiresAt }
      })
      return { code, purpose: record.visitCode!.purpose, expiresAt: expiresAt.toISOString() }
    },
  }
}

function demandFor(action: 'invite' | 'showVisitCode', { application }: ApplicationRecord, account: Account, now: Date): void {
  const refusal = refusalOf(action, application, toActor(account), { now })
  if (refusal) throw new AppError('application.action_refused', { params: { action, refusal, status: application.status } })
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
      applicantAccountId: account.id,
      otherParentAccountId: null,
      institutionCode: null,
      districtCode: null,
      answers: {},
      declarations: {},
      returnProblems: [],
      scan: null,
      onSiteCheck: null,
      certificate: null,
      issueRequestedBy: null,
      issueRefusal: null,
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
