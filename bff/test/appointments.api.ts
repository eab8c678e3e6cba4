import { anApplication, completeAnswers } from '@mcb/shared/testing'
import { settingsSchema } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import { Types, type Connection } from 'mongoose'
import { createApplicationWrites } from '../src/modules/application/writes'
import type { AppointmentRecord } from '../src/modules/pickup/ports'
import { createPickupService } from '../src/modules/pickup/service'
import { createAppointmentRepository } from '../src/storage/appointments'
import { connectStore } from '../src/storage/connect'
import { aClock, anAccount, aRecord, fakeApplications } from './fakes'
import { startTestStore } from './support/test-store'

let store: Awaited<ReturnType<typeof startTestStore>>
let connection: Connection
let appointments: ReturnType<typeof createAppointmentRepository>

beforeAll(async () => {
  store = await startTestStore()
  connection = await connectStore(store.uri)
  appointments = createAppointmentRepository(connection)
  await appointments.syncIndexes()
}, 60_000)
afterAll(async () => {
  await connection.dropDatabase()
  await connection.close()
  await store.stop()
})

const NINE = new Date('2026-11-23T09:00:00+08:00')
const hours = (n: number) => new Date(NINE.getTime() + n * 3_600_000)
const newId = () => new Types.ObjectId().toHexString()

async function kept(institutionCode: string, slot: AppointmentRecord['slot'] = null): Promise<AppointmentRecord> {
  const record = { applicationId: newId(), institutionCode, slot: null, updatedAt: NINE, revision: 0, appliedWrites: [] }
  expect(await appointments.insert(record)).toBe(true)
  if (!slot) return record
  expect(await appointments.save({ ...record, slot })).toBe('saved')
  return { ...record, slot, revision: 1 }
}

describe('an appointment in the store', () => {
  it('comes back as it was saved, once an application', async () => {
    const record = await kept('A1', { start: NINE, place: 0 })
    expect(await appointments.get(record.applicationId)).toEqual(record)
    expect(await appointments.insert({ ...record, slot: null })).toBe(false)
    expect(await appointments.get(newId())).toBeNull()
  })

  it('shares its place with nobody, and gives it back with the write that takes another', async () => {
    const first = await kept('A2', { start: NINE, place: 0 })
    const second = await kept('A2')
    expect(await appointments.save({ ...second, slot: { start: NINE, place: 0 } })).toBe('taken')
    expect(await appointments.save({ ...first, slot: { start: hours(1), place: 0 } })).toBe('saved')
    expect(await appointments.save({ ...second, slot: { start: NINE, place: 0 } })).toBe('saved')
    // the same number at another counter is another place
    await kept('A3', { start: NINE, place: 0 })
  })

  it('is saved by one of two who change it at once', async () => {
    const record = await kept('A4')
    const outcomes = await Promise.all([0, 1].map(place => appointments.save({ ...record, slot: { start: NINE, place } })))
    expect(outcomes.sort()).toEqual(['saved', 'stale'])
  })

  it('stands in the list of its counter and its time', async () => {
    for (const hour of [2, 0, 1, 3]) await kept('A5', { start: hours(hour), place: 0 })
    const listed = await appointments.between('A5', hours(0), hours(3))
    expect(listed.map(({ slot }) => slot?.start)).toEqual([hours(0), hours(1), hours(2)])
  })

  it('is found without looking at every one', async () => {
    const plan = await connection.db!.collection('appointments').find({ institutionCode: 'A5', 'slot.start': { $gte: NINE, $lt: hours(1) } }).explain('queryPlanner')
    expect(JSON.stringify(plan)).not.toContain('COLLSCAN')
  })
})

describe('two hundred families', () => {
  it('who want the same five places at once: five have one each, the others are told so', async () => {
    const settings = settingsSchema.parse({ pickup: { capacity: 5 } })
    const clock = aClock()
    const families = Array.from({ length: 200 }, () => ({ account: anAccount(), id: newId() }))
    const { repository } = fakeApplications(
      ...families.map(({ id, account }) => aRecord(anApplication({ id, applicantAccountId: account.id, status: 'readyForPickup', queuedAt: NINE.toISOString(), institutionCode: 'A6', answers: completeAnswers() }))),
    )
    const writes = createApplicationWrites({ applications: repository, settings, clock, wakeOutbox: () => undefined })
    const pickup = createPickupService({ appointments, writes, settings, clock })
    const outcomes = await Promise.all(
      families.map(({ id, account }) =>
        pickup.choose(id, NINE.toISOString(), { account, idempotencyKey: 'one tap', request: {} }).then(() => 'theirs', (error: unknown) => (error instanceof AppError ? error.code : String(error))),
      ),
    )
    const count = (outcome: string) => outcomes.filter(each => each === outcome).length
    expect([count('theirs'), count('pickup.slot_full')]).toEqual([5, 195])
    const places = (await appointments.between('A6', NINE, hours(1))).map(({ slot }) => slot?.place)
    expect(places.sort()).toEqual([0, 1, 2, 3, 4])
  }, 60_000)
})
