import type { RegisterEntry } from '@mcb/shared/contract'
import { type ApplicationKind, isPlainDate, type PlainDate, plusDays } from '@mcb/shared/domain'
import { formatDate } from '../../services/dates'
import type { Translate } from '../../services/text'

/** What is asked for: a register, and the first and the last day of issue as they were typed. */
export type Asked = { kind: ApplicationKind; from: string; to: string }

const DAYS_AT_FIRST = 30

/** The register of first issues of the last thirty days, today included. */
export function firstAsked(today: PlainDate): Asked {
  return { kind: 'firstIssue', from: plusDays(today, 1 - DAYS_AT_FIRST), to: today }
}

/** The question for the BFF; null while a day is missing or the last one is before the first. */
export function queryOf({ kind, from, to }: Asked): { kind: ApplicationKind; from: PlainDate; to: PlainDate } | null {
  return isPlainDate(from) && isPlainDate(to) && from <= to ? { kind, from, to } : null
}

type Column = keyof ReturnType<typeof linesOf>

const COLUMNS = ['number', 'issuedOn', 'collectedOn', 'newborn', 'mother', 'father', 'collector'] as const
const OF_THE_ORIGINAL = ['originalNumber', 'reason'] as const
const BY_WHOM = ['approvedBy', 'issuedBy'] as const

/** The columns of a register; a first issue has no original. */
export function columnsOf(kind: ApplicationKind): Column[] {
  return [...COLUMNS, ...(kind === 'firstIssue' ? [] : OF_THE_ORIGINAL), ...BY_WHOM]
}

/** What stands in each column, line by line; a column with nothing to say has no line. */
export function linesOf(entry: RegisterEntry, t: Translate) {
  const { newbornName, sex, bornOn, outsideInstitution, collector, reason, collectedOn } = entry
  return {
    number: [entry.certificateNumber],
    issuedOn: [formatDate(entry.issuedOn, t)],
    collectedOn: [collectedOn ? formatDate(collectedOn, t) : t('register.notCollected')],
    newborn: [newbornName, t(`common.sex.${sex}`), formatDate(bornOn, t), outsideInstitution ? t('register.outside') : ''].filter(Boolean),
    mother: entry.mother ? [entry.mother.name, documentLine(entry.mother, t)] : [t('register.notNamed')],
    father: entry.father ? [entry.father.name, documentLine(entry.father, t)] : [t('register.notNamed')],
    collector: collector ? [collector.name, t(`register.relation.${collector.relation}`), documentLine(collector, t)] : [],
    originalNumber: [entry.originalNumber].filter(number => number !== null),
    reason: reason ? [t(`register.reason.${reason}`), entry.reasonNote].filter(Boolean) : [],
    approvedBy: [entry.approvedBy].filter(name => name !== null),
    issuedBy: [entry.issuedBy].filter(name => name !== null),
  }
}

function documentLine({ documentKind, documentNumber }: NonNullable<RegisterEntry['mother']>, t: Translate): string {
  return `${t(`kind.${documentKind}`)} ${documentNumber}`
}
