import { corrected } from '@mcb/shared/domain'
import { BIRTH_CHECK_INTERFACE } from '../../outbox/interfaces'
import { createSender, type Sender, type SenderTools } from '../../outbox/sender'
import type { Acknowledgement, CertificateAuthority } from '../application/ports'
import { saveChanges } from '../saving'
import { advance } from './changes'
import type { BirthCheckRecord, BirthCheckRepository, CorrectionEntry } from './ports'

/** Tells phase 3 what clerks have corrected, and moves the check on by its answers. */
export function createBirthCheckSender(deps: {
  checks: BirthCheckRepository
  authority: Pick<CertificateAuthority, 'correctBirth'>
} & SenderTools): Sender {
  const { checks, authority, clock } = deps
  return createSender({
    ...deps,
    name: 'birthCheck',
    interfaceOf: () => BIRTH_CHECK_INTERFACE,
    records: checks,
    send: (_record: BirthCheckRecord, { messageId, birthRecordId, changes, correctedBy }: CorrectionEntry) =>
      authority.correctBirth({ messageId, birthRecordId, changes, correctedBy }),
    async update(id, change) {
      await saveChanges(checks, id, record => change(record, clock()), 'birth_check.version_conflict')
    },
    settle,
  })
}

/** One answer of perhaps several (twins have a record each); the last one moves the check on. */
function settle(record: BirthCheckRecord, { birthRecordId, changes }: CorrectionEntry, answer: Acknowledgement, at: Date): void {
  const { check } = record
  check.corrections = check.corrections.filter(correction => correction.birthRecordId !== birthRecordId)
  if (answer.outcome === 'accepted') check.records = check.records.map(each => (each.id === birthRecordId ? corrected(each, changes) : each))
  else check.correctionRefusal = answer.reason
  if (check.corrections.length) return
  advance(record, check.correctionRefusal ? 'recordCorrectionRefused' : 'recordCorrected', 'system', at, () => {
    check.confirmations = {}
  })
}
