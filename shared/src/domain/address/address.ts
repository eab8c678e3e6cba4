import type { FieldProblem } from '../problems'
import type { Settings } from '../settings/settings'

/**
 * A place in mainland China, by the divisions of GB/T 2260 and below: two digits for the province, four for the city, six
 * for the district, nine for the street. The names are those that were chosen, so that an old address reads as it was.
 */
export type ChineseAddress = {
  country: 'CHN'
  provinceCode: string
  cityCode: string
  districtCode: string
  /** Null where the district has no streets in the table, or nobody knows which. */
  streetCode: string | null
  names: { province: string; city: string; district: string; street: string }
  /** Road, number, building, door. */
  detail: string
}

/** Anywhere else (Hong Kong, Macau and Taiwan too), as people there write it. `country` is an alpha-3 code. */
export type ForeignAddress = { country: string; detail: string }

export type Address = ChineseAddress | ForeignAddress

/** The exchange record D301 holds this many characters of an address (AN..200). */
export const ADDRESS_LINE_LIMIT = 200

/** Names of the second level that stand for "none": municipalities and provinces that run some counties themselves. */
const NO_CITY = ['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']

/** What nobody sees: controls, zero widths, marks that turn the direction. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/

export function isChineseAddress(address: Address): address is ChineseAddress {
  return address.country === 'CHN' && 'provinceCode' in address
}

/** The address as it is printed and sent: 省市县(区)街道门牌 without gaps; elsewhere as it was written, with the country at the end. */
export function addressLine(address: Address): string {
  const detail = address.detail.trim()
  if (!isChineseAddress(address)) return [detail, address.country].filter(Boolean).join(', ')
  const divisions = divisionNames(address).join('')
  // words in Latin letters need a gap where Chinese ones do not
  return divisions + (/\p{Script=Han}/u.test(detail) ? detail : ` ${detail}`.trimEnd())
}

/** The names of the line: no placeholder, and no city that is its own district. */
function divisionNames({ names: { province, city, district, street } }: ChineseAddress): string[] {
  return [province, city, district, street].filter((name, i, all) => name && !NO_CITY.includes(name) && name !== all[i - 1])
}

/** Every problem with an address, at once. */
export function addressProblems(address: Address, settings: Settings['address']): FieldProblem[] {
  const problems = isChineseAddress(address) ? divisionProblems(address) : address.country ? [] : [missing('country')]
  const detail = address.detail.trim()
  if (!detail) problems.push(missing('detail'))
  else if (UNPRINTABLE.test(detail)) problems.push({ path: 'detail', code: 'address.unprintable' })
  else if ([...detail].length < settings.detailAtLeast)
    problems.push({ path: 'detail', code: 'address.detail_too_short', params: { limit: settings.detailAtLeast } })
  const repeated = isChineseAddress(address) && repeatedName(address)
  if (repeated) problems.push({ path: 'detail', code: 'address.repeats_division', params: { name: repeated } })
  const length = [...addressLine(address)].length
  if (length > ADDRESS_LINE_LIMIT) problems.push({ path: 'detail', code: 'address.too_long', params: { limit: ADDRESS_LINE_LIMIT, length } })
  return problems
}

const missing = (path: string): FieldProblem => ({ path, code: 'required' })

function divisionProblems({ provinceCode, cityCode, districtCode, streetCode, names }: ChineseAddress): FieldProblem[] {
  const levels = [
    { path: 'provinceCode', code: provinceCode, name: names.province },
    { path: 'cityCode', code: cityCode, name: names.city },
    { path: 'districtCode', code: districtCode, name: names.district },
    ...(streetCode === null ? [] : [{ path: 'streetCode', code: streetCode, name: names.street }]),
  ]
  return levels.flatMap(({ path, code, name }, i): FieldProblem[] => {
    if (!code || !name) return [missing(path)]
    const above = levels[i - 1]?.code ?? ''
    return code.startsWith(above) ? [] : [{ path, code: 'address.parts_differ' }]
  })
}

/** A division that was chosen and then typed again: at the beginning, or the district anywhere. */
function repeatedName({ names, detail }: ChineseAddress): string | undefined {
  const { district, ...others } = names
  if (district && !NO_CITY.includes(district) && detail.includes(district)) return district
  return Object.values(others).find(name => name && !NO_CITY.includes(name) && detail.trim().startsWith(name))
}
