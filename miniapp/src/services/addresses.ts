import type { Address } from '@mcb/shared/domain'
import type { Language } from '@mcb/i18n'
import { nameOfPlace } from './countries'

/** Second levels that only say "all of them"; nobody writes them in an address. */
const NO_NAME = ['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']

/** An address as one reads it: the parts from the outside in and the door, or the line and the country. */
export function addressLine(address: Address, language: Language): string {
  if (!('names' in address)) return [address.detail, nameOfPlace(address.country, language)].filter(Boolean).join(', ')
  const { province, city, district, street } = address.names
  const parts = [province, city, district, street].filter(name => name && !NO_NAME.includes(name)).join('')
  return [parts, address.detail].filter(Boolean).join(' ')
}
