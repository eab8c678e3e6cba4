import {
  cancelPickupTime, choosePickupTime, getCounter, getPickup, scanVisitCode, showVisitCode, takePickup, undoHandOver, type CounterView, type SessionView,
} from '@mcb/shared/contract'
import { bytesOf, messageOf, readPickupCode } from '@mcb/shared/domain'
import { anApplication, completeAnswers } from '@mcb/shared/testing'
import { createPublicKey, randomUUID, verify } from 'node:crypto'
import { createApplicationRepository } from '../src/storage/applications'
import { aRecord } from './fakes'
import { ProblemResponse } from './support/api-client'
import { aJourney } from './support/journey'
import { aParent } from './support/people'
import { startTestApp, type TestApp } from './support/test-app'
import { until } from './support/until'

const PLACES = 5
const FAMILIES = 200
let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ rules: { pickup: { undoMinutes: 1, capacity: PLACES } } })
}, 60_000)
afterAll(() => app.stop())

const problem = (code: string) => expect.objectContaining({ problem: expect.objectContaining({ code }) })
const refusal = (name: string) => expect.objectContaining({ problem: expect.objectContaining({ params: expect.objectContaining({ refusal: name }) }) })
const pickupsAtPhase3 = async (id: string) => {
  const { received, applied } = (await (await fetch(`${app.phase3.url}/control/pickups`)).json()) as Record<'received' | 'applied', { messageId: string }[]>
  const ours = ({ messageId }: { messageId: string }) => messageId.startsWith(id)
  return [received.filter(ours).length, applied.filter(ours).length]
}

/** As the page of the counter does it: with the key it has, and nothing else. */
function isGenuine({ publicKey }: CounterView, picture: string): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(bytesOf(publicKey)!).toString('base64url') }, format: 'jwk' })
  const read = readPickupCode(picture)
  return read !== null && verify(null, read.message, key, read.signature)
}

describe('a certificate at the counter', () => {
  it('is waited for at a time, handed over, taken back by the same clerk, handed over again; phase 3 hears of it once', async () => {
    const journey = await aJourney(app, 'A')
    const { id } = journey
    const params = { id }
    const token = journey.mother.accessToken
    await journey.file()
    const clerk = await journey.clerk()
    const colleague = await journey.clerk()
    await journey.check(clerk)
    await journey.approve(clerk)
    expect(await app.call(getPickup, { params }, { token })).toMatchObject({ ready: false, days: [] })
    await journey.issue(clerk)
    await until(() => journey.get(), ({ status }) => status === 'readyForPickup')

    // the mother chooses, the father chooses otherwise, she gives it back and chooses again
    const { days, collectors } = await app.call(getPickup, { params }, { token })
    expect(collectors).toEqual(['mother', 'father'].map(person => expect.objectContaining({ person, chosen: person === 'mother', bring: [expect.objectContaining({ paper: 'ownDocument' })] })))
    const [early, late] = [days[0]!.slots[0]!, days.at(-1)!.slots.at(-1)!]
    await app.call(choosePickupTime, { params, body: { start: late.start } }, { token })
    const changed = await app.call(choosePickupTime, { params, body: { start: early.start } }, { token: journey.father.accessToken })
    expect(Date.parse(changed.appointment!.start)).toBe(Date.parse(early.start))
    expect((await app.call(cancelPickupTime, { params }, { token })).appointment).toBeNull()
    await app.call(choosePickupTime, { params, body: { start: early.start } }, { token })

    const counter = () => app.call(getCounter, {}, { token: clerk.accessToken })
    const [waiting] = (await counter()).waiting
    expect(waiting).toMatchObject({ id, storage: 'atCounter', newbornNames: ['Clara Rose WHITFIELD'] })

    const { picture, code } = await app.call(showVisitCode, { params }, { token })
    expect(isGenuine(await counter(), picture)).toBe(true)
    expect(readPickupCode(picture)).toMatchObject({ code, reference: waiting!.reference })
    expect(readPickupCode(picture)!.message).toEqual(messageOf(picture.slice(0, 52)))
    expect(await app.call(scanVisitCode, { body: { code: picture } }, { token: clerk.accessToken })).toEqual({ id, purpose: 'pickup' })

    const take = (by: SessionView, text: string, key: string = randomUUID()) =>
      app.call(takePickup, { params, body: { code: text, collector: 'mother', seen: [], at: new Date().toISOString() } }, { token: by.accessToken, key })
    const first = await take(clerk, picture)
    expect(first.undoableUntil).not.toBeNull()
    expect(await journey.case(clerk)).toMatchObject({ status: 'completed', pickupReport: 'held' })
    await expect(take(colleague, picture)).rejects.toEqual(refusal('not_now'))

    const undo = (by: SessionView) => app.call(undoHandOver, { params, body: { version: first.version, reason: 'The wrong envelope' } }, { token: by.accessToken })
    await expect(undo(colleague)).rejects.toEqual(refusal('same_clerk_undoes'))
    expect(await undo(clerk)).toMatchObject({ status: 'readyForPickup', pickupReport: 'none', handedOver: null })
    await expect(take(clerk, picture)).rejects.toEqual(problem('visit_code.invalid'))
    expect(await pickupsAtPhase3(id)).toEqual([0, 0])

    const second = await app.call(showVisitCode, { params }, { token })
    await take(clerk, second.picture)
    expect((await counter()).handedOver).toEqual([expect.objectContaining({ id, collector: 'mother' })])
    app.time.ahead += 61_000
    await until(() => journey.case(clerk), ({ pickupReport }) => pickupReport === 'accepted')
    expect(await pickupsAtPhase3(id)).toEqual([1, 1])
    await expect(app.call(undoHandOver, { params, body: { version: (await journey.case(clerk)).version, reason: 'Too late' } }, { token: clerk.accessToken })).rejects.toEqual(refusal('undo_over'))
    expect((await counter()).waiting).toEqual([])
  }, 120_000)

  it('has room for as many as it says: 200 families ask for 5 places at once', async () => {
    const repository = createApplicationRepository(app.deps.connection.useDb(app.deps.connection.name, { useCache: false }), app.deps.vault)
    const families: { id: string; session: SessionView }[] = []
    for (let i = 0; i < FAMILIES; i++) {
      const session = await aParent(app)
      const id = repository.newId()
      await repository.insert(aRecord(anApplication({ id, applicantAccountId: session.account.id, status: 'readyForPickup', institutionCode: 'CROWDED', answers: completeAnswers({ birth: { records: [], dispute: null } }) })))
      families.push({ id, session })
    }
    const pickup = await app.call(getPickup, { params: { id: families[0]!.id } }, { token: families[0]!.session.accessToken })
    const start = pickup.days[0]!.slots[0]!.start
    const outcomes = await Promise.all(
      families.map(({ id, session }) =>
        app.call(choosePickupTime, { params: { id }, body: { start } }, { token: session.accessToken }).then(
          () => 'theirs',
          (error: unknown) => (error instanceof ProblemResponse ? error.problem.code : String(error)),
        ),
      ),
    )
    const count = (outcome: string) => outcomes.filter(each => each === outcome).length
    expect([count('theirs'), count('pickup.slot_full')]).toEqual([PLACES, FAMILIES - PLACES])
    const kept = await app.deps.connection.collection('appointments').find({ institutionCode: 'CROWDED', place: { $exists: true } }).toArray()
    expect(kept.map(({ place }) => String(place).split(' ').at(-1)).sort()).toEqual(['0', '1', '2', '3', '4'])
  }, 120_000)
})
