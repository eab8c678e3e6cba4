import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { readConfig } from './config'
import type { KeyUse } from './crypto/vault/key-ring'
import { rotateKeys } from './rotation'
import { createAccountRepository } from './storage/accounts'
import { createAddressBookRepository } from './storage/address-books'
import { createApplicationRepository } from './storage/applications'
import { createBirthCheckRepository } from './storage/birth-checks'
import { connectStore } from './storage/connect'
import { createDocumentRepository } from './storage/documents'
import { createPaymentRepository } from './storage/payments'
import { createPersonRepository } from './storage/persons'
import { createRegistryNewsRepository } from './storage/registry-news'
import { KEYS_KNOWN_MS, openVault } from './vault'

const USAGE = `./scripts/rotate-keys [--new data] [--new index]

Seals anew all that is not sealed with the keys of today, while the service goes on; with the settings of the service.
Killed, it is begun again with the same words but --new. Without --new it makes no key: that is how what was written
before there was a vault is sealed, and how the algorithm changes. A new master key stands first in VAULT_MASTER_KEYS, the old
one behind it until this has run.

  --new data    seals with a new key from now on
  --new index   looks up by a new key, once everything has its tokens
  --batch N     documents at once (100)
  --settle MS   how long to wait for the other processes after a new key (${KEYS_KNOWN_MS + 5000})`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { new: { type: 'string', multiple: true, default: [] }, batch: { type: 'string', default: '100' }, settle: { type: 'string', default: String(KEYS_KNOWN_MS + 5000) }, help: { type: 'boolean', default: false } },
  })
  const isUse = (text: string): text is KeyUse => text === 'data' || text === 'index'
  const fresh = values.new.filter(isUse)
  const [batch, settleMs] = [Number(values.batch), Number(values.settle)]
  if (values.help || fresh.length !== values.new.length || !(batch > 0) || !(settleMs >= 0)) {
    say(USAGE)
    process.exitCode = values.help ? 0 : 1
    return
  }

  const config = readConfig()
  const connection = await connectStore(config.store.uri)
  const { vault, photos, ring, close } = openVault(config.vault, connection)
  const stores = [
    createAccountRepository(connection, vault),
    createAddressBookRepository(connection, vault),
    createApplicationRepository(connection, vault),
    createBirthCheckRepository(connection, vault),
    createDocumentRepository(connection, { vault, photos, before: config.keys.documents }),
    createPaymentRepository(connection, vault),
    createPersonRepository(connection, vault),
    createRegistryNewsRepository(connection, vault),
  ]
  try {
    for (const store of stores) await store.syncIndexes()
    const { done, failed } = await rotateKeys(
      { ring, stores: stores.map(({ resealing }) => resealing), settled: () => pause(settleMs), batch, report: progress => say(JSON.stringify(progress)) }, fresh,
    )
    say(failed ? `${done} sealed anew; ${failed} could not be opened and stay as they are.` : `${done} sealed anew; everything is sealed with the keys of today.`)
    process.exitCode = failed ? 1 : 0
  } finally {
    await close()
    await connection.close()
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'could not start'}\n`)
  process.exit(1)
})
