import { INSTITUTIONS } from '../../mock/people/institutions'
import type { StaffAccount } from './stack'

export const DEMO_PASSWORD = 'a-demo-password'

const [minghu, anningqiao] = INSTITUTIONS.map(({ wire }) => wire)

/** One account a role, and a clerk for each of the couples with photographed passports. */
export const DEMO_STAFF: readonly StaffAccount[] = [
  { username: 'clerk-minghu', role: 'clerk', displayName: '周敏', institutionCode: minghu!.JGDM },
  { username: 'clerk-anningqiao', role: 'clerk', displayName: '何晓燕', institutionCode: anningqiao!.JGDM },
  { username: 'district-chaoyang', role: 'districtManager', displayName: '郑国栋', districtCode: minghu!.XZQHDM },
  { username: 'city', role: 'cityManager', displayName: '罗婧' },
].map(person => ({ ...person, password: DEMO_PASSWORD }) as StaffAccount)
