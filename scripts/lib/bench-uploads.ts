import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { constants, loadavg, setPriority, tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { recognizeDocument, signInWithWechat, uploadDocumentPhoto } from '@mcb/shared/contract'
import { beijingDate } from '@mcb/shared/domain'
import sharp from 'sharp'
import { createTestClient, ProblemResponse } from '../../bff/test/support/api-client'
import type { HealthSeen } from './bench-uploads-health'
import { ROOT, startChild, tsx } from './child'
import { percentile, timesOf } from './percentiles'
import { startStack } from './stack'

const HELP = `./scripts/bench uploads [--photos N] [--rounds R]

Starts the service, sends N photos of 12 megapixels at once (20) and has them read, R times (2), while /health is asked
every 20 ms; prints how long it took to answer, beside the same without any photos.`

/** Has `/health` asked every 20 ms by another process while something goes on. @returns what it saw */
async function watchHealth(web: string, directory: string, during: () => Promise<unknown>): Promise<HealthSeen> {
  const asker = startChild({ name: 'who asks /health', command: tsx('scripts/lib/bench-uploads-health.ts', web), logFile: path.join(directory, 'health.log') })
  await asker.firstJson()
  let last = ''
  asker.onLine(line => (last = line))
  await during()
  await asker.stop()
  return JSON.parse(last) as HealthSeen
}

/** `./scripts/bench uploads`: see HELP. */
export async function benchUploads(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { photos: { type: 'string', default: '20' }, rounds: { type: 'string', default: '2' }, help: { type: 'boolean' } } })
  if (values.help) { console.log(HELP); return }
  const specimen = await readFile(path.join(ROOT, 'mock/specimens/photos/1-mother-passport.jpg'))
  const photo = await sharp(specimen).resize(4032, 3024).jpeg({ quality: 88 }).toBuffer()
  const directory = await mkdtemp(path.join(tmpdir(), 'mcb-bench-'))
  const stack = await startStack({ directory, referenceDay: beijingDate(new Date()), environment: { RECOGNITION_QUEUE: '64', RECOGNITION_TIMEOUT_MS: '60000' } })
  try {
    const call = createTestClient(stack.web)
    const { accessToken: token } = await call(signInWithWechat, { body: { code: 'mock-bench' } })
    const sendAndRead = async () => {
      const { id } = await call(uploadDocumentPhoto, { body: { kind: 'foreignPassport', side: 'front' } }, { token, file: photo })
      return call(recognizeDocument, { params: { id } }, { token }).then(({ recognition }) => recognition?.outcome ?? 'nothing', error => (error instanceof ProblemResponse ? error.problem.code : String(error)))
    }
    const quiet = await watchHealth(stack.web, directory, () => pause(3000))
    const outcomes: string[] = []
    const started = performance.now()
    const busy = await watchHealth(stack.web, directory, async () => {
      // those who send are phones elsewhere: here they must not take the processor from the service
      setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
      for (let round = 0; round < Number(values.rounds); round += 1) outcomes.push(...await Promise.all(Array.from({ length: Number(values.photos) }, sendAndRead)))
    })
    const seconds = (performance.now() - started) / 1000
    console.log(`${outcomes.length} photos of ${Math.round(photo.length / 1000)} KB in ${seconds.toFixed(1)} s: ${[...new Set(outcomes)].map(outcome => `${outcome} ${outcomes.filter(one => one === outcome).length}`).join(', ')}`)
    console.log(`load of the machine ${loadavg()[0]!.toFixed(1)}`)
    console.log(`nothing else going on\n${describe(quiet)}`)
    console.log(`${values.photos} photos at once\n${describe(busy)}`)
  } finally {
    await stack.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

function describe({ times, live, ownDelay, slowParts }: HealthSeen): string {
  const waitedFor = Object.entries(slowParts).map(([part, count]) => `${part} ${count}`).join(', ')
  const one = (name: string, all: readonly number[]) => `${name}: ${timesOf(all)}, longest ${Math.round(percentile(all, 1))} ms, over 100 ms ${all.filter(time => time > 100).length} of ${all.length}`
  return [
    `  ${one('/health/live', live)}`,
    `  ${one('/health', times)}${waitedFor && `, which waited for: ${waitedFor}`}`,
    `  (who asked was itself late by at most ${Math.round(ownDelay)} ms)`,
  ].join('\n')
}
