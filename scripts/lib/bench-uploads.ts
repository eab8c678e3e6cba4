import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { recognizeDocument, signInWithWechat, uploadDocumentPhoto } from '@mcb/shared/contract'
import { beijingDate } from '@mcb/shared/domain'
import sharp from 'sharp'
import { createTestClient, ProblemResponse } from '../../bff/test/support/api-client'
import { ROOT } from './child'
import { percentile, timesOf } from './percentiles'
import { startStack } from './stack'

const HELP = `./scripts/bench uploads [--photos N] [--rounds R]

Starts the service, sends N photos of 12 megapixels at once (20) and has them read, R times (2), while /health is asked
every 20 ms; prints how long it took to answer, beside the same without any photos.`

/** Asks `/health` every 20 ms until told to stop. @returns how long each answer took */
async function watchHealth(web: string, until: () => boolean): Promise<number[]> {
  const times: number[] = []
  const asking: Promise<void>[] = []
  const ask = async () => {
    const before = performance.now()
    const response = await fetch(`${web}/health`)
    await response.arrayBuffer()
    times.push(performance.now() - before)
    if (!response.ok) throw new Error(`/health answered ${response.status}`)
  }
  while (!until()) {
    asking.push(ask())
    await pause(20)
  }
  await Promise.all(asking)
  return times
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
    const beginning = performance.now()
    const quiet = await watchHealth(stack.web, () => performance.now() - beginning > 3000)
    let running = true
    const watching = watchHealth(stack.web, () => !running)
    const outcomes: string[] = []
    const started = performance.now()
    for (let round = 0; round < Number(values.rounds); round += 1) outcomes.push(...await Promise.all(Array.from({ length: Number(values.photos) }, sendAndRead)))
    const seconds = (performance.now() - started) / 1000
    running = false
    const busy = await watching
    console.log(`${outcomes.length} photos of ${Math.round(photo.length / 1000)} KB in ${seconds.toFixed(1)} s: ${[...new Set(outcomes)].map(outcome => `${outcome} ${outcomes.filter(one => one === outcome).length}`).join(', ')}`)
    console.log(`/health, nothing else going on: ${timesOf(quiet)}, longest ${Math.round(percentile(quiet, 1))} ms`)
    console.log(`/health, ${values.photos} photos at once:   ${timesOf(busy)}, longest ${Math.round(percentile(busy, 1))} ms, over 100 ms ${busy.filter(time => time > 100).length} of ${busy.length}`)
  } finally {
    await stack.stop()
    await rm(directory, { recursive: true, force: true })
  }
}
