import type { Actor, Role } from '../access/actor'
import type { ParentRole } from '../application/application'
import { isDocumentNumber } from '../identity/document-kinds'
import type { FieldProblem } from '../problems'
import { birthChanges, type BirthCorrection, type BirthDispute, type BirthRecord } from './birth-record'

/** Where a check of the delivery record stands (tender 1.2.5.2): before any application, from the code at the bedside. */
export const BIRTH_CHECK_STATUSES = ['open', 'confirmed', 'disputed', 'correcting', 'reconfirm', 'done'] as const
export type BirthCheckStatus = (typeof BIRTH_CHECK_STATUSES)[number]

export const BIRTH_CHECK_ACTIONS = ['confirm', 'dispute', 'invite', 'correct', 'keep', 'recordCorrected', 'recordCorrectionRefused'] as const
export type BirthCheckAction = (typeof BIRTH_CHECK_ACTIONS)[number]

/** A change phase 3 has been asked for, one delivery record each. */
export type RecordCorrection = { birthRecordId: string; changes: BirthCorrection }

/** One delivery, looked at by its parents. One document in the store. */
export type BirthCheck = {
  id: string
  status: BirthCheckStatus
  version: number
  createdAt: string
  institutionCode: string
  /** All newborns of the delivery, as phase 3 had them when they were last shown or corrected. */
  records: BirthRecord[]
  /** Accounts of those who have scanned the code or were invited. */
  parents: Partial<Record<ParentRole, string>>
  /** Who has found the records right as they are now, and when. */
  confirmations: Partial<Record<ParentRole, string>>
  dispute: (BirthDispute & { by: ParentRole; at: string }) | null
  /** When something was first said to be wrong: from then on the institution sees it, in this order. */
  disputedAt: string | null
  /** Asked of phase 3, not answered yet. */
  corrections: RecordCorrection[]
  /** Why phase 3 did not take the last correction. */
  correctionRefusal: string | null
  /** The clerk's words to the parents. */
  clerkNote: string
  history: { action: BirthCheckAction | 'create' | 'join'; at: string; by: Role | 'system'; status: BirthCheckStatus }[]
}

type Target = BirthCheckStatus | null | ((check: BirthCheck) => BirthCheckStatus)

/** Who has been told of a correction looks again; the last one ends it. */
const afterConfirmation = (check: BirthCheck): BirthCheckStatus => (missingConfirmations(check).length ? 'reconfirm' : 'done')

/** Status → action → status afterwards; `null` keeps it. An action that is not in the row is refused. */
export const BIRTH_CHECK_TRANSITIONS: Record<BirthCheckStatus, Partial<Record<BirthCheckAction, Target>>> = {
  open: { confirm: 'confirmed', dispute: 'disputed', invite: null },
  confirmed: { dispute: 'disputed', invite: null },
  disputed: { dispute: null, invite: null, correct: 'correcting', keep: 'reconfirm' },
  correcting: { invite: null, recordCorrected: 'reconfirm', recordCorrectionRefused: 'disputed' },
  reconfirm: { confirm: afterConfirmation, dispute: 'disputed', invite: null },
  done: { dispute: 'disputed' },
}

const PERFORMERS: Record<BirthCheckAction, 'parents' | 'clerk' | 'system'> = {
  confirm: 'parents',
  dispute: 'parents',
  invite: 'parents',
  correct: 'clerk',
  keep: 'clerk',
  recordCorrected: 'system',
  recordCorrectionRefused: 'system',
}

export const BIRTH_CHECK_REFUSALS = ['not_visible', 'not_your_role', 'not_now', 'already_confirmed', 'already_joined', 'no_father', 'already_certified'] as const
export type BirthCheckRefusal = (typeof BIRTH_CHECK_REFUSALS)[number]

/** Whether an actor may know that this check exists. Everything else answers "not found". */
export function canViewBirthCheck(check: BirthCheck, actor: Actor): boolean {
  switch (actor.role) {
    case 'parent':
      return partOf(check, actor.accountId) !== null
    case 'clerk':
      // while nobody has said that something is wrong it is the parents' alone
      return check.disputedAt !== null && check.institutionCode === actor.institutionCode
    case 'system':
      return true
    default:
      return false
  }
}

/** Why an actor may not do this now, or `null` when they may. The button and the guard both ask here. */
export function birthCheckRefusal(action: BirthCheckAction, check: BirthCheck, actor: Actor): BirthCheckRefusal | null {
  if (!canViewBirthCheck(check, actor)) return 'not_visible'
  if ((actor.role === 'parent' ? 'parents' : actor.role) !== PERFORMERS[action]) return 'not_your_role'
  if (!(action in BIRTH_CHECK_TRANSITIONS[check.status])) return 'not_now'
  const part = actor.role === 'parent' ? partOf(check, actor.accountId) : null
  switch (action) {
    case 'confirm':
      return part && check.confirmations[part] ? 'already_confirmed' : null
    case 'invite':
      return part && check.parents[otherPart(part)] ? 'already_joined' : part === 'mother' && !hasFather(check) ? 'no_father' : null
    case 'dispute':
    case 'correct':
      // what a certificate says is changed by a replacement, not here
      return check.records.some(({ certificateNumber }) => certificateNumber !== null) ? 'already_certified' : null
    default:
      return null
  }
}

/** What an actor may do now, in the order of `BIRTH_CHECK_ACTIONS`. */
export function birthCheckActions(check: BirthCheck, actor: Actor): BirthCheckAction[] {
  return BIRTH_CHECK_ACTIONS.filter(action => birthCheckRefusal(action, check, actor) === null)
}

/** The status an action leads to, for a check that is already changed; the action must be possible. */
export function birthCheckStatusAfter(before: BirthCheckStatus, action: BirthCheckAction, changed: BirthCheck): BirthCheckStatus {
  const target = BIRTH_CHECK_TRANSITIONS[before][action]
  return typeof target === 'function' ? target(changed) : (target ?? before)
}

/** The part an account plays; null for a stranger. */
export function partOf({ parents }: BirthCheck, accountId: string): ParentRole | null {
  return parents.mother === accountId ? 'mother' : parents.father === accountId ? 'father' : null
}

export const otherPart = (part: ParentRole): ParentRole => (part === 'mother' ? 'father' : 'mother')

const hasFather = ({ records }: BirthCheck) => records.some(({ father }) => father !== null)

/** Who is to look again after a correction: the mother, and the father when the record names one. */
export function confirmersOf(check: BirthCheck): ParentRole[] {
  return hasFather(check) ? ['mother', 'father'] : ['mother']
}

export function missingConfirmations(check: BirthCheck): ParentRole[] {
  return confirmersOf(check).filter(part => !check.confirmations[part])
}

const PARENT_PARTS: readonly (keyof BirthCorrection)[] = ['motherName', 'motherDocumentNumber', 'fatherName', 'fatherDocumentNumber']

/**
 * A clerk's changes as corrections of single records: what concerns a newborn for that newborn, what concerns a parent for
 * every newborn of the delivery. What reads so already is left out.
 */
export function correctionsOf({ records }: BirthCheck, newborn: number, changes: BirthCorrection): RecordCorrection[] {
  return records.flatMap((record, index) => {
    const real = birthChanges(record, changes).filter(({ part }) => index === newborn || PARENT_PARTS.includes(part))
    return real.length ? [{ birthRecordId: record.id, changes: Object.fromEntries(real.map(({ part, after }) => [part, after])) }] : []
  })
}

/** Every problem with a clerk's changes, at once. @param now an instant, ISO 8601 */
export function birthCorrectionProblems(check: BirthCheck, newborn: number, changes: BirthCorrection, now: string): FieldProblem[] {
  const record = check.records[newborn]
  if (!record) return [{ path: 'newborn', code: 'not_one_of' }]
  const problems: FieldProblem[] = []
  if (changes.bornAt && Date.parse(changes.bornAt) > Date.parse(now)) problems.push({ path: 'changes.bornAt', code: 'birth.in_future' })
  const { mother, father } = record
  if (changes.motherDocumentNumber && !isDocumentNumber(mother.documentKind, changes.motherDocumentNumber)) problems.push({ path: 'changes.motherDocumentNumber', code: 'document.number' })
  if (father && changes.fatherDocumentNumber && !isDocumentNumber(father.documentKind, changes.fatherDocumentNumber))
    problems.push({ path: 'changes.fatherDocumentNumber', code: 'document.number' })
  if (!father) for (const field of ['fatherName', 'fatherDocumentNumber'] as const) if (changes[field]) problems.push({ path: `changes.${field}`, code: 'birth_check.no_father' })
  if (!problems.length && !correctionsOf(check, newborn, changes).length) problems.push({ path: 'changes', code: 'birth_check.nothing_changed' })
  return problems
}
