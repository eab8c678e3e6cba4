import { ETHNICITIES, type Sex } from '@mcb/shared/domain'
import { permanentResidentNumber, residentIdentityNumber } from '../../people/document-numbers'
import type { Chance } from '../chance'
import { computeCheckDigit } from '../td3'
import { inventCantoneseName, inventMainlandName, inventTaiwaneseName } from './chinese-names'
import { ageOn, dayBefore, inventDay, yearsAfter } from './dates'
import type { CardKind, Holder } from './holder'
import { FOREIGN_STATES } from './names'
import { inventResidence } from './places'

/** The year the pictures are taken in; what ends before is expired. */
const THIS_YEAR = 2026

type Person = { sex: Sex; birthDate: string }
/** Old enough to have been of age when any card was issued that is valid today, unless told otherwise. */
const inventBody = (chance: Chance, youngest = 1997): Person => ({ sex: chance.pick(['female', 'male'] as const), birthDate: inventDay(chance, 1972, youngest) })
const inventDigits = (chance: Chance, count: number) => Array.from({ length: count }, () => chance.integer(0, 9)).join('')
/** In most cases issued so lately that it is still valid. */
const inventIssueDay = (chance: Chance, years: number, since: number) =>
  inventDay(chance, chance.next() < 0.08 ? since : Math.max(since, THIS_YEAR - years + 1), THIS_YEAR - 1)

/** 汉 for most; otherwise one of the 56, as the card prints it. */
function inventEthnicity(chance: Chance): string {
  const others = [...ETHNICITIES].filter(([code]) => Number(code) <= 56).map(([, name]) => name.slice(0, -1))
  return chance.next() < 0.7 ? '汉' : chance.pick(others)
}

function inventResidentIdentityCard(chance: Chance): Holder {
  const body = inventBody(chance, 2007)
  const residence = inventResidence(chance)
  const adult = Number(body.birthDate.slice(0, 4)) + 16
  const issueDate = inventDay(chance, Math.max(adult + 1, THIS_YEAR - 12), THIS_YEAR - 1)
  // Regulation of 2003: ten years from 16, twenty from 26, without an end from 46.
  const age = ageOn(body.birthDate, issueDate)
  const years = age >= 46 ? null : age >= 26 ? 20 : age >= 16 ? 10 : 5
  return {
    ...body, kind: 'residentIdentityCard', edition: 'usual', number: residentIdentityNumber(residence.area, body, chance), nameZh: inventMainlandName(chance, body.sex),
    ethnicity: inventEthnicity(chance), address: residence.address, issuer: residence.bureau, issueDate, expiryDate: years && yearsAfter(issueDate, years),
  }
}

function inventResidencePermit(chance: Chance): Holder {
  const body = inventBody(chance)
  const area = chance.pick(['810000', '820000', '830000'] as const)
  const { address, bureau } = inventResidence(chance, true)
  const issueDate = inventIssueDay(chance, 5, 2018)
  const { nameZh } = area === '830000' ? inventTaiwaneseName(chance, body.sex) : inventCantoneseName(chance, body.sex)
  const travelPermitNumber = area === '830000' ? inventDigits(chance, 8) : (area === '810000' ? 'H' : 'M') + inventDigits(chance, 8)
  return {
    ...body, kind: 'residencePermit', edition: 'usual', number: residentIdentityNumber(area, body, chance), nameZh, address, issuer: bureau,
    issueDate, expiryDate: yearsAfter(issueDate, 5), travelPermitNumber, issueCount: `0${chance.integer(1, 3)}`,
  }
}

const permitIssuer = (issueDate: string) => (issueDate < '2019' ? '公安部出入境管理局' : '中华人民共和国出入境管理局')

function inventPermit(chance: Chance, kind: 'hongKongMacauTravelPermit' | 'taiwanTravelPermit', number: string, years: number): Omit<Holder, 'edition'> {
  const body = inventBody(chance)
  const issueDate = inventIssueDay(chance, years, THIS_YEAR - years - 2)
  const issueCount = chance.next() < 0.5 ? '01' : `0${chance.integer(0, 9)}`
  return { ...body, kind, number, issueDate, expiryDate: dayBefore(yearsAfter(issueDate, years)), issuer: permitIssuer(issueDate), issueCount }
}

function inventForeignName(chance: Chance, sex: Sex): Pick<Holder, 'latin' | 'nationality'> & { numeric: string } {
  const { code, zh, en, numeric, surnames, women, men } = chance.pick(FOREIGN_STATES)
  return { latin: { surname: chance.pick(surnames), givenNames: chance.pick<string>(sex === 'female' ? women : men) }, nationality: { code, zh, en }, numeric }
}

function inventHongKongMacauPermit(chance: Chance): Holder {
  const region = chance.pick(['H', 'M'] as const)
  if (chance.next() < 0.25) {
    const permit = inventPermit(chance, 'hongKongMacauTravelPermit', `${region}A${inventDigits(chance, 7)}`, 5)
    const issueDate = inventDay(chance, 2025, 2025)
    const { latin, nationality } = inventForeignName(chance, permit.sex)
    return { ...permit, edition: 'nonChinese', latin, nationality, issueDate, expiryDate: dayBefore(yearsAfter(issueDate, 5)), issuer: permitIssuer(issueDate) }
  }
  const permit = inventPermit(chance, 'hongKongMacauTravelPermit', region + inventDigits(chance, 8), 10)
  return { ...permit, edition: 'usual', ...inventCantoneseName(chance, permit.sex) }
}

function inventTaiwanPermit(chance: Chance): Holder {
  const permit = inventPermit(chance, 'taiwanTravelPermit', inventDigits(chance, 8), 5)
  return { ...permit, edition: 'usual', ...inventTaiwaneseName(chance, permit.sex) }
}

/** 2017 edition: state, 11 and 00 for Beijing, six digits of the birth date, a serial that is odd for men, ICAO check digit. */
function permanentResidentNumberOf2017(state: string, { sex, birthDate }: Person, chance: Chance): string {
  const first14 = `${state}1100${birthDate.slice(2).replaceAll('-', '')}${2 * chance.integer(0, 4) + (sex === 'male' ? 1 : 0)}`
  return first14 + computeCheckDigit(first14)
}

function inventPermanentResident(chance: Chance): Holder {
  const body = inventBody(chance)
  const { latin, nationality, numeric } = inventForeignName(chance, body.sex)
  const edition = chance.pick(['2017', '2023'] as const)
  const issueDate = edition === '2017' ? inventDay(chance, 2017, 2023) : inventDay(chance, 2024, THIS_YEAR - 1)
  return {
    ...body, kind: 'foreignPermanentResidentCard', edition, latin, nationality, nameZh: chance.next() < 0.4 ? inventMainlandName(chance, body.sex) : undefined,
    number: edition === '2017' ? permanentResidentNumberOf2017(nationality!.code, body, chance) : permanentResidentNumber(numeric, body, chance),
    issueDate, expiryDate: dayBefore(yearsAfter(issueDate, 10)), issuer: issueDate < '2018-04' ? '中华人民共和国公安部' : '国家移民管理局',
  }
}

const INVENTORS: Record<CardKind, (chance: Chance) => Holder> = {
  residentIdentityCard: inventResidentIdentityCard,
  residencePermit: inventResidencePermit,
  hongKongMacauTravelPermit: inventHongKongMacauPermit,
  taiwanTravelPermit: inventTaiwanPermit,
  foreignPermanentResidentCard: inventPermanentResident,
}

/** Somebody nobody knows with a card of that kind, all check digits right; the same chance gives the same person. */
export function inventHolder(kind: CardKind, chance: Chance): Holder {
  return INVENTORS[kind](chance)
}

/** A number whose check character is wrong, of a kind that has one. */
export function withWrongCheck(number: string): string {
  const last = number.slice(-1)
  return number.slice(0, -1) + (last === 'X' ? '1' : String((Number(last) + 3) % 10))
}
