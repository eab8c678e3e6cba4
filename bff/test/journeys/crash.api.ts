import { setTimeout as pause } from 'node:timers/promises'
import { getCase, getDocumentPhoto, listApplications } from '@mcb/shared/contract'
import sharp from 'sharp'
import type { Part } from '../../../scripts/lib/stack'
import { until } from '../support/until'
import { STEPS, type Family, type Step } from './family'
import { aTown, type Town } from './town'

/** Where a request may be when a process is killed. Each family stands for one of them at every step of the way. */
const MOMENTS = ['answered', 'answered, and the answer lost', 'sent 30 ms ago', 'sent 10 ms ago', 'sent 3 ms ago', 'just sent'] as const
const GAPS_MS = [20, 7, 3, 0]

/** A given server is not ours to kill. */
const PARTS: Part[] = process.env.MONGODB_URI ? ['bff', 'upstreams'] : ['bff', 'store', 'upstreams']

describe.each(PARTS)('kill -9 of %s at every step of the way', part => {
  let town: Town
  beforeAll(async () => { town = await aTown(MOMENTS.length) }, 120_000)
  afterAll(() => town?.close(), 60_000)

  it('loses nothing that was acknowledged and does nothing twice', async () => {
    for (const step of STEPS) await takeWhileKilling(town, part, step)
    for (const family of town.families) await expectOneOfEverything(town, family)
  }, 300_000)
})

describe('kill -9 of the BFF while phase 3 holds its answer', () => {
  const TROUBLES = [
    { operation: 'issue', kind: 'hang' },
    { operation: 'issue', kind: 'hang', afterWork: true },
    { operation: 'issue', kind: 'dropAnswer' },
    { operation: 'pickup', kind: 'hang' },
    { operation: 'pickup', kind: 'hang', afterWork: true },
    { operation: 'pickup', kind: 'dropAnswer' },
  ] as const
  const STEP_BEFORE = { issue: 'the clerk asks for the certificate', pickup: 'the clerk hands the certificate over' }
  let town: Town
  beforeAll(async () => { town = await aTown(TROUBLES.length) }, 120_000)
  afterAll(() => town?.close(), 60_000)

  it.each(TROUBLES.map((trouble, index) => ({ ...trouble, afterWork: 'afterWork' in trouble, index })))(
    'one certificate, one pickup ($operation, $kind, after the work: $afterWork)',
    async ({ index, ...trouble }) => {
      const family = town.families[index]!
      for (const step of STEPS) {
        if (step.name !== STEP_BEFORE[trouble.operation]) await step.take(family)
        else {
          await town.troublePhase3(trouble)
          await step.take(family)
          await until(() => town.troubleMet(), met => met)
          await town.kill('bff')
        }
      }
      await expectOneOfEverything(town, family)
    },
    60_000,
  )
})

/** All families take the step; the part is killed when each of their requests has come as far as its moment says. */
async function takeWhileKilling(town: Town, part: Part, step: Step): Promise<void> {
  const [answered, unheard, ...hurried] = town.families as [Family, Family, ...Family[]]
  const taking: Promise<void>[] = []
  await step.take(answered)
  await town.kill(part, async () => {
    const lost = unheard[step.by].loseNextAnswer()
    taking.push(step.take(unheard))
    await Promise.race([lost, ...taking])
    for (const [index, family] of hurried.entries()) {
      taking.push(step.take(family))
      await pause(GAPS_MS[index])
    }
    // a failure is told below, not now
    taking.forEach(one => void one.catch(() => undefined))
  })
  const outcomes = await Promise.allSettled(taking)
  const failed = outcomes.flatMap((outcome, index) => (outcome.status === 'rejected' ? [`${MOMENTS[index + 1]}: ${outcome.reason}`] : []))
  if (failed.length) throw new Error(`${step.name}, the request ${failed.join('; ')}`)
}

async function expectOneOfEverything(town: Town, family: Family): Promise<void> {
  const { id } = family.application
  const theCase = await until(() => family.clerk.api.call(getCase, { params: { id } }), ({ pickupReport }) => pickupReport === 'accepted', 30_000)
  const { applications } = await family.mother.api.call(listApplications, {})
  expect(applications.map(application => application.id)).toEqual([id])
  expect(theCase.history.map(({ action }) => action)).toEqual([
    'create', 'submit', 'confirm', 'recordOnSiteCheck', 'approve', 'issue', 'recordIssued', 'handOver',
  ])
  const { certificates, pickups } = await town.atPhase3(id)
  expect(certificates).toEqual([expect.objectContaining({ number: theCase.certificate?.number })])
  expect(pickups).toEqual([expect.objectContaining({ certificateNumber: theCase.certificate?.number })])
  for (const photo of [theCase.photos.mother!, theCase.photos.father!]) {
    const address = await family.clerk.api.file(getDocumentPhoto, { params: { id: photo.id } })
    const { width, height } = await sharp(Buffer.from(address.split(',')[1]!, 'base64')).metadata()
    expect({ width, height }).toEqual({ width: photo.width, height: photo.height })
  }
}
