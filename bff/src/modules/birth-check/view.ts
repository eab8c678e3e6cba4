import type { BirthCheckSummary, BirthCheckView, StaffBirthCheckView } from '@mcb/shared/contract'
import { birthCheckActions, confirmersOf, otherPart, partOf, type ParentRole } from '@mcb/shared/domain'
import type { Account } from '../session/ports'
import { toActor } from '../session/service'
import type { BirthCheckRecord } from './ports'

/** The check as one of its parents sees it now. */
export function toBirthCheckView(record: BirthCheckRecord, account: Account): BirthCheckView {
  const part = partOf(record.check, account.id)!
  return { ...shared(record, account), viewer: part, otherJoined: record.check.parents[otherPart(part)] !== undefined }
}

/** The check as a clerk of the institution sees it now. */
export function toStaffBirthCheckView(record: BirthCheckRecord, account: Account): StaffBirthCheckView {
  const { disputedAt, correctionRefusal } = record.check
  return { ...shared(record, account), disputedAt: disputedAt!, correctionRefusal }
}

export function toBirthCheckSummary({ check: { id, status, records, disputedAt, dispute } }: BirthCheckRecord): BirthCheckSummary {
  const { mother, newborn } = records[0]!
  return { id, status, motherName: mother.name, bornAt: newborn.bornAt, newborns: records.length, disputedAt, fields: dispute?.fields ?? [] }
}

function shared({ check, updatedAt }: BirthCheckRecord, account: Account) {
  const { id, status, version, createdAt, institutionCode, records, dispute, confirmations, clerkNote } = check
  return {
    id,
    status,
    version,
    createdAt,
    updatedAt: updatedAt.toISOString(),
    institutionCode,
    records,
    dispute,
    confirmers: confirmersOf(check),
    confirmedBy: Object.keys(confirmations) as ParentRole[],
    clerkNote,
    actions: birthCheckActions(check, toActor(account)),
  }
}
