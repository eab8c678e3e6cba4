import type { ApplicationSummary, ApplicationView } from '@mcb/shared/contract'
import {
  availableActions, beijingDate, birthRecords, broughtMaterials, certificateNameLine, decisionExpectedBy, firstUnansweredStep, fullName, guidanceOf, journeyOf, personsToCheck, postageDue,
  printedParts, remindersOf, requiredSigners, signBefore, type Answers, type Settings,
} from '@mcb/shared/domain'
import type { Account } from '../session/ports'
import { toActor } from '../session/service'
import { signers } from './content'
import type { ApplicationRecord } from './ports'

/** The application as one of its parents sees it now. */
export function toApplicationView({ application, updatedAt }: ApplicationRecord, account: Account, now: Date, settings: Settings): ApplicationView {
  const { kind, answers } = application
  const facts = { today: beijingDate(now), settings }
  return {
    id: application.id,
    kind,
    status: application.status,
    version: application.version,
    createdAt: application.createdAt,
    updatedAt: updatedAt.toISOString(),
    queuedAt: application.queuedAt,
    viewer: application.applicantAccountId === account.id ? 'applicant' : 'otherParent',
    institutionCode: application.institutionCode,
    answers,
    actions: availableActions(application, toActor(account), { now, settings }),
    steps: journeyOf(kind, answers, facts),
    nextStep: firstUnansweredStep(application, facts),
    guidance: guidanceOf(kind, answers, facts),
    signers: requiredSigners(answers),
    signedBy: signers(application),
    signBefore: signBefore(application, settings),
    otherParentJoined: application.otherParentAccountId !== null,
    bring: broughtMaterials(kind, answers, facts),
    personsToCheck: personsToCheck(application),
    reminders: remindersOf(application, facts),
    correctionPending: application.correction !== null,
    locked: application.lock !== null && application.lock.state !== 'unlocked',
    returnProblems: application.returnProblems,
    decisionExpectedBy: decisionExpectedBy(application, settings),
    certificates: application.certificates,
    printedParts: printedParts(kind, answers),
    postageDueFen: postageDue(application, settings),
    payment: application.payment && { amountFen: application.payment.amountFen, status: application.payment.status },
    // before it has left it is only a label
    trackingNumber: application.parcel?.at ? application.parcel.trackingNumber : null,
    tracking: application.parcel?.events ?? [],
    handedOverAt: application.handOver?.at ?? null,
    history: application.history,
  }
}

export function toApplicationSummary({ application, updatedAt }: ApplicationRecord, account: Account): ApplicationSummary {
  return {
    id: application.id,
    kind: application.kind,
    status: application.status,
    viewer: application.applicantAccountId === account.id ? 'applicant' : 'otherParent',
    newbornNames: newbornNames(application.answers),
    bornAt: birthRecords(application.answers)[0]?.newborn.bornAt ?? null,
    institutionCode: application.institutionCode,
    updatedAt: updatedAt.toISOString(),
  }
}

/** The newborns' names as they print: those asked for, else those of the original certificate. */
export function newbornNames(answers: Answers): string[] {
  if (answers.newbornName) return answers.newbornName.names.map(certificateNameLine)
  return answers.originalCertificate ? [answers.originalCertificate.newbornName] : []
}

/** As the mother's document has it, else as the delivery record; null where neither names her. */
export function motherName(answers: Answers): string | null {
  return answers.motherDocument ? fullName(answers.motherDocument) : (birthRecords(answers)[0]?.mother.name ?? null)
}
