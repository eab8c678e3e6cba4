import type { FieldName } from '../../ports'
import type { SideRow } from '../kinds'
import type { Finding, Look } from './finding'
import { readBirthDate, readTerm } from './read-dates'
import { readIssuer } from './read-issuer'
import { readNames } from './read-names'
import { readNationality } from './read-nationality'
import { readNumber } from './read-number'
import { readSex } from './read-sex'

export type Findings = Partial<Record<FieldName, Finding>>

const found = (findings: Record<string, Finding | null | undefined>): Findings =>
  Object.fromEntries(Object.entries(findings).filter(([, finding]) => finding))

/** The fields of the side with the portrait of a resident identity card or residence permit. */
async function readIdentityFront(look: Look): Promise<Findings> {
  return found({ ...await readNames(look, false), sex: await readSex(look), birthDate: await readBirthDate(look), number: await readNumber(look) })
}

async function readBack(look: Look): Promise<Findings> {
  return found({ issuer: await readIssuer(look), ...await readTerm(look) })
}

/** The fields of a permit or a permanent resident's card. */
async function readPermitFront(look: Look): Promise<Findings> {
  return found({
    ...await readNames(look, true), sex: await readSex(look), birthDate: await readBirthDate(look),
    nationality: look.row.kind === 'taiwanTravelPermit' ? null : await readNationality(look),
    ...await readTerm(look), issuer: await readIssuer(look), number: await readNumber(look),
  })
}

/** Reads the fields a side has. */
export function readSide(look: Look): Promise<Findings> {
  const { side, labels } = look.row
  return side === 'back' ? readBack(look) : labels.includes('citizenNumber') ? readIdentityFront(look) : readPermitFront(look)
}

/** The fields a side has, given what was found on it: a name in Chinese is not on every permanent resident's card. */
export function fieldsOf({ kind, side }: SideRow, findings: Findings): FieldName[] {
  if (side === 'back') return ['issuer', 'issueDate', 'expiryDate']
  if (kind === 'residentIdentityCard' || kind === 'residencePermit') return ['nameZh', 'sex', 'birthDate', 'number']
  const common: FieldName[] = ['surname', 'givenNames', 'sex', 'birthDate', 'number', 'issueDate', 'expiryDate', 'issuer']
  const isForeign = kind === 'foreignPermanentResidentCard' || (kind === 'hongKongMacauTravelPermit' && /^[HM]A/.test(findings.number?.value ?? ''))
  if (isForeign) return [...findings.nameZh ? ['nameZh' as const] : [], ...common, 'nationality']
  return ['nameZh', ...common]
}
