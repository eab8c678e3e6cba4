import { isDocumentNumber, personInNumber } from '@mcb/shared/domain'
import type { FieldName } from '../ports'
import type { Finding } from './fields/finding'
import { fieldsOf, type Findings } from './fields/read-side'
import { stateOfNumber } from './fields/states'
import type { CardKind, SideRow } from './kinds'

/** What the number itself says of its holder; the 2017 edition of permanent residents' cards leaves the century to the page. */
function saidByNumber(kind: CardKind, number: string, birthDate = ''): { birthDate?: string; sex?: string; nationality?: string } {
  if (!isDocumentNumber(kind, number)) return {}
  const person = personInNumber(kind, number) ?? {}
  if (kind !== 'foreignPermanentResidentCard') return person
  if (number.length === 18) return { ...person, ...nationalityOf(stateOfNumber(number.slice(3, 6))) }
  const century = birthDate.slice(0, 2)
  const [year, month, day] = [number.slice(7, 9), number.slice(9, 11), number.slice(11, 13)]
  return {
    ...nationalityOf(number.slice(0, 3)), sex: Number(number[13]) % 2 ? 'male' : 'female',
    ...century ? { birthDate: `${century}${year}-${month}-${day}` } : {},
  }
}

const nationalityOf = (nationality: string | null) => (nationality ? { nationality } : {})

/**
 * Holds what was read against each other: what number and page both say is sure on both sides, and where they differ
 * neither is. Returns the fields, and those to be looked at: not sure, or on this side and not found.
 */
export function decideCard(row: SideRow, findings: Findings): { fields: Findings; doubtful: FieldName[] } {
  const fields: Findings = { ...findings }
  const { number } = findings
  const doubted = new Set<FieldName>()
  let support = 0
  for (const [field, said] of Object.entries(number ? saidByNumber(row.kind, number.value, findings.birthDate?.value) : {}) as [FieldName, string][]) {
    const read = findings[field]
    if (!read) {
      // The number stands in for what could not be read beside it.
      fields[field] = { ...number!, value: said }
      continue
    }
    if (read.value === said) { fields[field] = { ...read, sure: true }; support += field === 'birthDate' ? 2 : 1 }
    else {
      // a checked number is the better guess of the two
      if (!read.sure) fields[field] = { ...read, value: said }
      doubted.add(field)
      doubted.add('number')
    }
  }
  if (number && support >= 2 && !doubted.has('number')) fields.number = { ...number, sure: true }
  const doubtful = fieldsOf(row, fields).filter(field => isDoubtful(field, fields[field], row) || doubted.has(field))
  return { fields, doubtful }
}

/** A card without an end has no last day: nothing is missing then. */
function isDoubtful(field: FieldName, finding: Finding | undefined, row: SideRow): boolean {
  if (finding) return !finding.sure
  return !(field === 'expiryDate' && row.endless)
}
