import type { FieldProblem } from '../problems'

/** An address in the parts the exchange record asks for, province to door (tender 1.2.3.5), or one abroad. */
export type Address =
  | {
      country: 'CHN'
      provinceCode: string
      cityCode: string
      districtCode: string
      streetCode: string | null
      names: { province: string; city: string; district: string; street: string }
      detail: string
    }
  | { country: string; detail: string }

/** Every problem with an address, at once. */
export function addressProblems(address: Address): FieldProblem[] {
  return address.detail ? [] : [{ path: 'detail', code: 'required' }]
}
