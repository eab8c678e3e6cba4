export const ROLES = ['parent', 'clerk', 'districtManager', 'cityManager'] as const
export type Role = (typeof ROLES)[number]
export const STAFF_ROLES = ['clerk', 'districtManager', 'cityManager'] as const satisfies readonly Role[]
export type StaffRole = (typeof STAFF_ROLES)[number]

/** Who is asking. `system` is the service itself, acting on an upstream's answer. */
export type Actor =
  | { role: 'parent'; accountId: string }
  | { role: 'clerk'; accountId: string; institutionCode: string }
  | { role: 'districtManager'; accountId: string; districtCode: string }
  | { role: 'cityManager'; accountId: string }
  | { role: 'system' }
