import { text } from 'node:stream/consumers'
import { STAFF_ROLES } from '@mcb/shared/domain'
import * as z from 'zod'
import { readConfig } from './config'
import { hashPassword, verifyPassword } from './modules/session/password'
import { createAccountRepository } from './storage/accounts'
import { connectStore } from './storage/connect'
import { openVault } from './vault'

// Makes or renews staff accounts from a JSON list on standard input. Running it again changes nothing that is right.

const staffSchema = z.array(
  z.strictObject({
    username: z.string().min(1).max(64),
    password: z.string().min(8).max(128),
    role: z.enum(STAFF_ROLES),
    displayName: z.string().min(1),
    institutionCode: z.string().nullable().default(null),
    districtCode: z.string().nullable().default(null),
  }),
)

async function main(): Promise<void> {
  const staff = staffSchema.parse(JSON.parse(await text(process.stdin)))
  const config = readConfig()
  const connection = await connectStore(config.store.uri)
  const { vault, close } = openVault(config.vault, connection)
  const accounts = createAccountRepository(connection, vault)
  await accounts.syncIndexes()
  // a hash is slow on purpose, so each thread of the pool makes its own
  await Promise.all(
    staff.map(async ({ password, ...person }) => {
      const existing = await accounts.findStaff(person.username)
      const keep = existing && (await verifyPassword(password, existing.passwordHash))
      await accounts.saveStaff({ ...person, passwordHash: keep ? existing.passwordHash : await hashPassword(password) })
    }),
  )
  await close()
  await connection.close()
}

void main()
