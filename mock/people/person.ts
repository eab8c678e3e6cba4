import type { IdentityDocumentKind } from '@mcb/shared/domain'
import type { WireParent } from '../../bff/src/upstream/phase3/wire'
import type { Chance } from '../specimens/chance'
import { numberLike, permanentResidentNumber, residentIdentityNumber } from './document-numbers'
import { CHINESE_NAMES, STATES } from './names'

export const ORIGINS = ['mainland', 'hongKong', 'macau', 'taiwan', 'foreign'] as const
export type Origin = (typeof ORIGINS)[number]

/** A parent as they are; the delivery record may have them wrong. */
export type Person = {
  origin: Origin
  sex: 'male' | 'female'
  /** As a hospital writes it: surname first, capitals where the letters are Latin. */
  name: string
  birthDate: string
  /** ISO 3166-1 numeric. Hong Kong, Macau and Taiwan are 156 here; whether phase 3 says 344, 446 and 158 is not known. */
  nationality: string
  document: { kind: IdentityDocumentKind; number: string }
}

const CHINA = '156'

/** 身份证件类别 CV02.01.101 with the bus's own H1 and F1. */
const WIRE_DOCUMENT_CODES: Record<IdentityDocumentKind, string> = {
  residentIdentityCard: '01',
  householdRegister: '02',
  foreignPassport: '03',
  hongKongMacauTravelPermit: '06',
  taiwanTravelPermit: '07',
  residencePermit: 'H1',
  foreignPermanentResidentCard: 'F1',
  other: '99',
}

export function toWireParent({ name, nationality, document }: Person): WireParent {
  return { XM: name, GJ: nationality, SFZJLB: WIRE_DOCUMENT_CODES[document.kind], SFZJHM: document.number }
}

/** Somebody from there, with a document of a kind such people hold. */
export function inventPerson(origin: Origin, sex: Person['sex'], birthDate: string, chance: Chance): Person {
  const base = { origin, sex, birthDate }
  switch (origin) {
    case 'mainland': {
      const area = chance.pick(['110101', '110105', '110108', '110112', '110114', '130102', '320106', '340524', '510104'])
      return { ...base, name: chineseName('mainland', sex, chance), nationality: CHINA, document: { kind: 'residentIdentityCard', number: residentIdentityNumber(area, base, chance) } }
    }
    case 'hongKong':
    case 'macau': {
      const letter = origin === 'hongKong' ? 'H' : 'M'
      const percent = chance.integer(0, 99)
      // since 2024 residents who are not Chinese have permits too, HA… and MA…
      if (percent < 15) {
        const { name, nationality } = foreigner(sex, chance)
        return { ...base, name, nationality, document: { kind: 'hongKongMacauTravelPermit', number: `${letter}A${numberLike('#######', chance)}` } }
      }
      const document =
        percent < 40
          ? { kind: 'residencePermit' as const, number: residentIdentityNumber(origin === 'hongKong' ? '810000' : '820000', base, chance) }
          : { kind: 'hongKongMacauTravelPermit' as const, number: numberLike(`${letter}########`, chance) }
      return { ...base, name: chineseName('traditional', sex, chance), nationality: CHINA, document }
    }
    case 'taiwan': {
      const document =
        chance.integer(0, 99) < 30
          ? { kind: 'residencePermit' as const, number: residentIdentityNumber('830000', base, chance) }
          : { kind: 'taiwanTravelPermit' as const, number: numberLike('########', chance) }
      return { ...base, name: chineseName('traditional', sex, chance), nationality: CHINA, document }
    }
    case 'foreign': {
      const { passport, name, nationality } = foreigner(sex, chance)
      const document =
        chance.integer(0, 99) < 12
          ? { kind: 'foreignPermanentResidentCard' as const, number: permanentResidentNumber(nationality, base, chance) }
          : { kind: 'foreignPassport' as const, number: numberLike(passport, chance) }
      return { ...base, name, nationality, document }
    }
  }
}

function chineseName(script: keyof typeof CHINESE_NAMES, sex: Person['sex'], chance: Chance): string {
  const names = CHINESE_NAMES[script]
  return chance.pick<string>(names.surnames) + chance.pick<string>(names[sex])
}

function foreigner(sex: Person['sex'], chance: Chance): { name: string; nationality: string; passport: string } {
  const state = chance.pick(STATES)
  return { name: `${chance.pick(state.surnames)} ${chance.pick(state[sex])}`.trim(), nationality: state.numeric, passport: state.passport }
}
