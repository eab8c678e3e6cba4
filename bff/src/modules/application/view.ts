import type { ApplicationSummary, ApplicationView } from '@mcb/shared/contract'
import { availableActions, beijingDate, certificateNameLine, decisionExpectedBy, firstUnansweredStep } from '@mcb/shared/domain'
import type { Account } from '../session/ports'
import { toActor } from '../session/service'
import { signers } from './content'
import type { ApplicationRecord } from './ports'

/** The application as one of its parents sees it now. */
export function toApplicationView({ application, updatedAt }: ApplicationRecord, account: Account, now: Date): ApplicationView {
  return {
    id: application.id,
    kind: application.kind,
    status: application.status,
    version: application.version,
    createdAt: application.createdAt,
    updatedAt: updatedAt.toISOString(),
    queuedAt: application.queuedAt,
    viewer: application.applicantAccountId === account.id ? 'applicant' : 'otherParent',
    institutionCode: application.institutionCode,
    answers: application.answers,
    actions: availableActions(application, toActor(account), { now }),
    nextStep: firstUnansweredStep(application.kind, application.answers, { today: beijingDate(now) }),
    signedBy: signers(application),
    otherParentJoined: application.otherParentAccountId !== null,
    returnProblems: application.returnProblems,
    decisionExpectedBy: decisionExpectedBy(application),
    certificate: application.certificate,
    handedOverAt: application.handOver?.at ?? null,
    history: application.history,
  }
}

export function toApplicationSummary({ application, updatedAt }: ApplicationRecord, account: Account): ApplicationSummary {
  const { birth, newbornName } = application.answers
  return {
    id: application.id,
    kind: application.kind,
    status: application.status,
    viewer: application.applicantAccountId === account.id ? 'applicant' : 'otherParent',
    newbornName: newbornName ? certificateNameLine(newbornName) : null,
    bornAt: birth?.record.newborn.bornAt ?? null,
    institutionCode: application.institutionCode,
    updatedAt: updatedAt.toISOString(),
  }
}
