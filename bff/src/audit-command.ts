import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { verifyStream, type BrokenLink, type Verification } from './audit/verify'
import { readConfig } from './config'
import { createAuditRepository } from './storage/audit-entries'
import { connectStore } from './storage/connect'

const USAGE = `./scripts/audit verify [--since FILE] | heads

verify   walks every chain of what was done with people's files and says the first broken link of each; 1 when there is one
heads    prints how far each chain has come. Keep it where nobody who writes the store can reach: with --since, verify tells
         whether anything before was made anew

With the settings of the service.`

const headsSchema = z.array(z.object({ stream: z.string(), seq: z.number().int().positive(), digest: z.string() }))

const WORDS: Record<BrokenLink['what'], string> = {
  changed: 'was changed', removed: 'is missing', moved: 'does not follow on the one before', cut: 'is missing, and all after it', rewritten: 'is not the one that was written down',
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { since: { type: 'string' }, help: { type: 'boolean', default: false } } })
  const [command = ''] = positionals
  if (values.help || !['verify', 'heads'].includes(command)) {
    say(USAGE)
    process.exitCode = values.help ? 0 : 1
    return
  }
  const writtenDown = values.since ? headsSchema.parse(JSON.parse(readFileSync(values.since, 'utf8'))) : []
  const connection = await connectStore(readConfig().store.uri)
  try {
    const found = await verifyAll(createAuditRepository(connection), writtenDown)
    if (command === 'heads') say(JSON.stringify(found.map(({ head }) => head).filter(({ seq }) => seq > 0)))
    for (const { broken } of found) if (broken) process.stderr.write(`chain ${broken.stream}: entry ${broken.seq} ${WORDS[broken.what]}\n`)
    const isWhole = found.every(({ broken }) => broken === null)
    if (command === 'verify' && isWhole) say(`${found.reduce((sum, { entries }) => sum + entries, 0)} entries in ${found.length} chains, all whole.`)
    process.exitCode = isWhole ? 0 : 1
  } finally {
    await connection.close()
  }
}

async function verifyAll(repository: ReturnType<typeof createAuditRepository>, writtenDown: z.output<typeof headsSchema>): Promise<Verification[]> {
  const streams = new Set([...(await repository.streams()), ...writtenDown.map(({ stream }) => stream)])
  const found: Verification[] = []
  for (const stream of [...streams].sort()) {
    const head = await repository.headKept(stream)
    found.push(await verifyStream(stream, repository.walk(stream), [...(head ? [head] : []), ...writtenDown.filter(each => each.stream === stream)]))
  }
  return found
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'could not start'}\n`)
  process.exit(1)
})
