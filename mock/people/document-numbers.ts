import { residentIdentityCheckCharacter } from '@mcb/shared/domain'
import type { Chance } from '../specimens/chance'

const digits = (chance: Chance, count: number) => Array.from({ length: count }, () => chance.integer(0, 9)).join('')

type Holder = { sex: 'male' | 'female'; birthDate: string }

/** The three digits before the check character; the last is odd for men (GB 11643-1999). */
function sequence({ sex }: Holder, chance: Chance): string {
  return digits(chance, 2) + String(2 * chance.integer(0, 4) + (sex === 'male' ? 1 : 0))
}

/** 居民身份证号, and 港澳台居民居住证 with area 810000, 820000 or 830000. */
export function residentIdentityNumber(area: string, holder: Holder, chance: Chance): string {
  const first17 = area + holder.birthDate.replaceAll('-', '') + sequence(holder, chance)
  return first17 + residentIdentityCheckCharacter(first17)
}

/** 外国人永久居留身份证, 2023 edition: 9, province, numeric nationality, birth date, sequence, check character. */
export function permanentResidentNumber(numericNationality: string, holder: Holder, chance: Chance): string {
  const first17 = `911${numericNationality}${holder.birthDate.replaceAll('-', '')}${sequence(holder, chance)}`
  return first17 + residentIdentityCheckCharacter(first17)
}

/** A number by a pattern: `A` any letter that is not mistaken for a digit, `#` a digit, everything else itself. */
export function numberLike(pattern: string, chance: Chance): string {
  return pattern.replace(/[A#]/g, sign => (sign === '#' ? digits(chance, 1) : chance.pick([...'CFGHJKLMNPRTVWXYZ'])))
}
