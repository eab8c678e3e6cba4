import { setTimeout as pause } from 'node:timers/promises'
import { getCase, getDocumentPhoto, listApplications } from '@mcb/shared/contract'
import sharp from 'sharp'
import type { Part } from '../../../scripts/lib/stack'
import { until } from '../support/until'
import { STEPS, type Family, type Step } from './family'
import { aTown, type Town } from './town'

/** Where a request may be when a process is killed. Each family stands for one of them at every step of the way. */
const MOMENTS = ['answered', 'answered, and the answer lost', 'sent 5 ms ago', 'just sent'] as const
const GAPS_MS = [5, 0]

/** The BFF falls in every run; store and other systems when the long journeys are asked for. A given server is not ours to kill. */
const LONG = Boolean(process.env.LONG_JOURNEYS)
const PARTS: Part[] = ['bff', ...(LONG && !process.env.MONGODB_URI ? ['store' as const] : []), ...(LONG ? ['upstreams' as const] : [])]

describe.each(PARTS)('kill -9 of %s at every step of the way', part => {
  let town: Town
  beforeAll(async () => { town = await aTown(MOMENTS.length) }, 120_000)
  afterAll(() => town?.close(), 60_000)

  it('loses nothing that was acknowledged and does nothing twice', async () => {
    for (const step of STEPS) {
      if (part === 'upstreams' && !step.asksPhase3) await Promise.all(town.families.map(family => step.take(family)))
      else await takeWhileKilling(town, part, step)
    }
    for (const family of town.families) await expectOneOfEverything(town, family)
  }, 300_000)
})

describe('kill -9 of the BFF while phase 3 holds its answers', () => {
  const TROUBLES = [{ kind: 'hang' }, { kind: 'hang', afterWork: true }, { kind: 'dropAnswer' }] as const
  let town: Town
  beforeAll(async () => { town = await aTown(TROUBLES.length) }, 120_000)
  afterAll(() => town?.close(), 60_000)

  it('each family gets one certificate and collects it once, whether phase 3 had done its work or not', async () => {
    for (const step of STEPS) {
      const asked = step.asksPhase3 === 'births' ? undefined : step.asksPhase3
      for (const [index, family] of town.families.entries()) {
        if (asked) await town.troublePhase3({ operation: asked, ...TROUBLES[index]! })
        await step.take(family)
        if (asked) await until(() => town.troubleMet(), met => met)
      }
      if (asked) await town.kill('bff')
    }
    for (const family of town.families) await expectOneOfEverything(town, family)
  }, 120_000)
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
    'create', 'submit', 'confirm', 'recordOnSiteCheck', 'cosignOnSiteCheck', 'approve', 'issue', 'recordIssued', 'handOver',
  ])
  const { certificates, pickups } = await town.atPhase3(id)
  expect(certificates).toEqual([expect.objectContaining({ number: theCase.certificates[0]?.number })])
  expect(pickups).toEqual([expect.objectContaining({ certificateNumber: theCase.certificates[0]?.number })])
  for (const photo of [...theCase.photos.mother, ...theCase.photos.father]) {
    const { file } = await family.clerk.api.photo(getDocumentPhoto, { params: { id: photo.id } })
    const { width, height } = await sharp(file as Buffer).metadata()
    expect({ width, height }).toEqual({ width: photo.width, height: photo.height })
  }
}
