import type { Division } from '@mcb/shared/contract'
import type { Address, FieldProblem } from '@mcb/shared/domain'

/** An address as it is being filled in; a part is null until it is chosen. */
export type AddressForm = {
  /** Outside mainland China: a country and a line. */
  abroad: boolean
  country: string
  province: Division | null
  city: Division | null
  district: Division | null
  street: Division | null
  detail: string
}

/** Nearly everybody lives here. */
export const BEIJING: Division = { code: '11', name: '北京市' }

export const EMPTY_ADDRESS: AddressForm = { abroad: false, country: '', province: BEIJING, city: null, district: null, street: null, detail: '' }

/** The levels an address is chosen by, from the outside in, and where the answer has their codes. */
export const LEVELS = ['province', 'city', 'district', 'street'] as const
export type Level = (typeof LEVELS)[number]

/** The form with another choice at a level; what lay below it lies there no longer. */
export function chosenAt(form: AddressForm, level: Level, chosen: Division | null): AddressForm {
  const below = LEVELS.slice(LEVELS.indexOf(level) + 1)
  return { ...form, [level]: chosen, ...Object.fromEntries(below.map(each => [each, null])) }
}

/** The form of an address that was saved before. */
export function addressFormOf(address: Address): AddressForm {
  if (!('names' in address)) return { ...EMPTY_ADDRESS, abroad: true, country: address.country, detail: address.detail }
  const { provinceCode, cityCode, districtCode, streetCode, names, detail } = address
  return {
    ...EMPTY_ADDRESS,
    province: { code: provinceCode, name: names.province },
    city: { code: cityCode, name: names.city },
    district: { code: districtCode, name: names.district },
    street: streetCode ? { code: streetCode, name: names.street } : null,
    detail,
  }
}

/** The form as the answer takes it; what is missing is empty, see `missingParts`. */
export function addressOf({ abroad, country, province, city, district, street, detail }: AddressForm): Address {
  if (abroad) return { country, detail }
  return {
    country: 'CHN',
    provinceCode: province?.code ?? '',
    cityCode: city?.code ?? '',
    districtCode: district?.code ?? '',
    streetCode: street?.code ?? null,
    names: { province: province?.name ?? '', city: city?.name ?? '', district: district?.name ?? '', street: street?.name ?? '' },
    detail,
  }
}

/** What has to be chosen or written before it is an address; nobody has to know their street committee. */
export function missingParts({ abroad, country, province, city, district, detail }: AddressForm, path: string): FieldProblem[] {
  const parts = abroad ? { country, detail: detail.trim() } : { provinceCode: province, cityCode: city, districtCode: district, detail: detail.trim() }
  return Object.entries(parts).flatMap(([part, value]) => (value ? [] : [{ path: `${path}.${part}`, code: 'required' }]))
}

/**
 * The problems with an answer that has addresses, part by part and each part once: the schema may say of an address only as
 * a whole that it is none yet, and the rules are not asked before the schema is content.
 */
export function withMissingParts(problems: readonly FieldProblem[], addresses: Readonly<Record<string, AddressForm>>): FieldProblem[] {
  const missing = Object.entries(addresses).flatMap(([path, form]) => missingParts(form, path))
  const isSaid = ({ path }: FieldProblem) => missing.some(each => each.path === path || each.path.startsWith(`${path}.`))
  return [...problems.filter(problem => !isSaid(problem)), ...missing]
}
