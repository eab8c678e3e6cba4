import { birthRecords, birthChanges, corrected, newNumberProblems, type ApplicationAction, type PopulationCodeAssigner } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import type { Acknowledgement, ApplicationRecord, ApplicationRepository, CertificateAuthority, IssueAnswer, OutboxEntry } from '../modules/application/ports'
import type { ApplicationWrites } from '../modules/application/writes'
import type { LabelDesk } from '../modules/courier/labels'
import type { LabelAnswer } from '../modules/courier/ports'
import { signAgain } from '../modules/application/content'
import { birthCorrectionOf, issueRequestOf, pickupReportOf } from './messages'
import { APPLICATION_INTERFACES } from './interfaces'
import { createSender, type Sender, type SenderTools } from './sender'

type Answer = IssueAnswer | Acknowledgement | LabelAnswer
type Settled = Exclude<Answer, { outcome: 'pending' }>
type Move = (action: ApplicationAction) => boolean

/** Sends what applications have to tell phase 3 and the courier, and moves them on by its answers. */
export function createOutboxDispatcher(deps: {
  applications: ApplicationRepository
  /** Late-bound: the writes wake the dispatcher and the dispatcher writes. */
  writes: () => ApplicationWrites
  authority: CertificateAuthority
  /** Labels of parcels. */
  labels: LabelDesk
  populationCodeOf: PopulationCodeAssigner
} & SenderTools): Sender {
  const { applications, writes, authority, labels, populationCodeOf } = deps

  async function send(record: ApplicationRecord, entry: OutboxEntry): Promise<Answer> {
    return believed(record, await ask(record, entry))
  }

  function ask(record: ApplicationRecord, entry: OutboxEntry): Promise<Answer> {
    switch (entry.type) {
      case 'issue':
        return authority.requestIssue(issueRequestOf(record, entry))
      case 'birthCorrection':
        return authority.correctBirth(birthCorrectionOf(record, entry))
      case 'pickupReport':
        return authority.reportPickup(pickupReportOf(record, entry))
      case 'courierOrder':
        return labels.ask(record.application)
    }
  }

  function settle(record: ApplicationRecord, entry: OutboxEntry, answer: Settled, at: Date, move: Move): void {
    const refusal = answer.outcome === 'refused' ? answer.reason : null
    entry.state = refusal === null ? 'accepted' : 'refused'
    entry.lastProblem = refusal
    if (entry.type === 'issue') settleIssue(record, entry, answer, refusal, populationCodeOf, move)
    if (entry.type === 'courierOrder') settleLabel(record, answer, refusal, move)
    if (entry.type === 'birthCorrection') settleCorrection(record, at, refusal, move)
  }

  return createSender({ ...deps, name: 'applications', interfaceOf: ({ type }) => APPLICATION_INTERFACES[type], records: applications, send, settle, update: (id, change) => writes().settle(id, change) })
}

/**
 * A new number never equals the old one. An answer that says so is not believed: the same message is asked again later.
 * @throws upstream.unexpected
 */
function believed({ application: { answers } }: ApplicationRecord, answer: Answer): Answer {
  const old = answers.originalCertificate?.number
  if (old && 'certificateNumber' in answer && newNumberProblems(old, answer.certificateNumber).length) throw new AppError('upstream.unexpected')
  return answer
}

/** Every newborn gets a certificate of its own; the application goes on when all have one. */
function settleIssue(
  { application }: ApplicationRecord, { newborn }: OutboxEntry, answer: Settled, refusal: string | null, populationCodeOf: PopulationCodeAssigner, move: Move,
): void {
  if (refusal !== null) {
    application.issueRefusal = refusal
    move('recordIssueRefused')
    return
  }
  if (!('certificateNumber' in answer)) return
  const { certificateNumber: number, issuedOn } = answer
  const populationCode = populationCodeOf({ number, issuedOn, populationCode: answer.populationCode })
  application.certificates = [...application.certificates.filter(certificate => certificate.newborn !== newborn), { newborn, number, issuedOn, populationCode }]
  application.certificates.sort((a, b) => a.newborn - b.newborn)
  if (application.certificates.length === birthRecords(application.answers).length) move('recordIssued')
}

/** The number the parcel travels under, or why the courier does not take it. */
function settleLabel({ application }: ApplicationRecord, answer: Settled, refusal: string | null, move: Move): void {
  if (refusal !== null) {
    move('recordLabelRefused')
    application.parcel!.refusal = refusal
  } else if ('trackingNumber' in answer) {
    move('recordLabel')
    application.parcel!.trackingNumber = answer.trackingNumber
  }
}

/** A corrected record is signed again by everybody, without losing its place. */
function settleCorrection({ application }: ApplicationRecord, at: Date, refusal: string | null, move: Move): void {
  const { correction } = application
  if (!correction) return
  const birth = application.answers.birth
  if (refusal !== null) {
    move('recordCorrectionRefused')
    application.correctionRefusal = refusal
  } else if (birth) {
    move('recordCorrected')
    const { newborn, changes } = correction
    const before = birth.records[newborn]
    if (before) application.history.at(-1)!.birthChanges = { newborn, changes: birthChanges(before, changes) }
    birth.records = birth.records.map((record, i) => (i === newborn ? corrected(record, changes) : record))
    birth.dispute = null
    signAgain(application, at)
  }
  application.correction = null
}
