import { signInStaff, signInWithWechat, type SessionView } from '@mcb/shared/contract'
import { hashPassword } from '../../src/modules/session/password'
import type { AccountRepository } from '../../src/modules/session/ports'
import type { TestClient } from './api-client'

const PASSWORD = 'for the tests only'
let people = 0

/** A parent with a session of their own. */
export async function aParent(app: { call: TestClient }): Promise<SessionView> {
  return app.call(signInWithWechat, { body: { code: `mock-${process.pid}-${++people}` } })
}

/** A clerk of an institution, or another member of staff. */
export async function aMemberOfStaff(
  app: { call: TestClient; deps: { accounts: Pick<AccountRepository, 'saveStaff'> } },
  staff: { role?: 'clerk' | 'districtManager' | 'cityManager'; institutionCode?: string; districtCode?: string },
): Promise<SessionView> {
  const username = `staff${++people}`
  await app.deps.accounts.saveStaff({
    username,
    passwordHash: await hashPassword(PASSWORD),
    role: staff.role ?? 'clerk',
    displayName: '周敏',
    institutionCode: staff.institutionCode ?? null,
    districtCode: staff.districtCode ?? null,
  })
  return app.call(signInStaff, { body: { username, password: PASSWORD } })
}
