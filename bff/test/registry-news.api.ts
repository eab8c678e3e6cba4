import { listUnknownNews } from '@mcb/shared/contract'
import type { WireChange } from '../src/upstream/phase3/changes'
import { beijingDigits } from '../src/upstream/phase3/codes'
import { createSealer } from '../src/storage/sealed-documents'
import { aJourney } from './support/journey'
import { aMemberOfStaff } from './support/people'
import { startTestApp, type TestApp } from './support/test-app'
import { until } from './support/until'

let app: TestApp
beforeAll(async () => { app = await startTestApp() }, 60_000)
afterAll(() => app.stop())

let messages = 0
/** When, in minutes from now. */
const moment = (minutes: number) => beijingDigits(new Date(Date.now() + minutes * 60_000).toISOString())
const certificate = (number: string, ZMZT: '2' | '3', minutes: number, XXID = `change-${++messages}`): WireChange => ({ BGDX: '1', XXID, BGSJ: moment(minutes), CSYXZMBH: number, ZMZT, XZMBH: null })
const newborn = (FMJLID: string, died: boolean, minutes: number): WireChange => ({ BGDX: '2', XXID: `change-${++messages}`, BGSJ: moment(minutes), FMJLID, SWBZ: died ? '1' : '0' })

async function push(changes: WireChange[], faults: object = {}): Promise<number[]> {
  const response = await fetch(`${app.phase3.url}/control/changes/push`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ target: app.url, changes, faults }) })
  return ((await response.json()) as { status: number }[]).map(({ status }) => status)
}

describe('what phase 3 tells of its own accord', () => {
  it('about a certificate is on the application, once, and older news changes nothing', async () => {
    const journey = await aJourney(app)
    await journey.file()
    const clerk = await journey.clerk()
    await journey.check(clerk)
    await journey.approve(clerk)
    await journey.issue(clerk)
    const { certificates } = await until(() => journey.case(clerk), ({ status }) => status === 'readyForPickup')
    const { number } = certificates[0]!

    const [first, second] = [certificate(number, '2', -2), certificate(number, '3', -1)]
    expect(await push([first, second], { outOfOrder: true, duplicate: true })).toEqual([200, 200, 200, 200])
    const { version, ...now } = await journey.case(clerk)
    expect(now.certificates[0]).toMatchObject({ number, changedElsewhere: { state: 'void', successor: null } })
    await push([second, first])
    expect((await journey.case(clerk)).version).toBe(version)
    expect((await journey.get()).certificates[0]?.changedElsewhere?.state).toBe('void')
  }, 60_000)

  it('about a child who has died stops every reminder, until it is taken back', async () => {
    const journey = await aJourney(app, 'B')
    await journey.answerAll()
    await journey.submit()
    const application = await app.deps.connection.collection('applications').findOne({ 'application.applicantAccountId': journey.mother.account.id })
    const { id } = (await createSealer(app.deps.vault, 'applications').open(application!)).application.answers.birth.records[0]
    const lost = async () => (await app.deps.connection.collection('applications').findOne({ _id: application!._id }))!.application.lostNewborns
    expect(await push([newborn(id, true, -3)])).toEqual([200])
    expect(await lost()).toEqual([id])
    expect((await journey.get()).reminders).toEqual([])
    await push([newborn(id, false, -2)])
    expect(await lost()).toEqual([])
  }, 60_000)

  it('about what nobody here knows is kept for somebody to look at', async () => {
    const city = await aMemberOfStaff(app, { role: 'cityManager' })
    await push([certificate('Z119999999', '3', -5), certificate('Z119999999', '2', -6)])
    const { news } = await app.call(listUnknownNews, {}, { token: city.accessToken })
    expect(news).toEqual([expect.objectContaining({ about: 'certificate', reference: 'Z119999999' })])
  })

  it('is taken from phase 3 alone, and not from tomorrow', async () => {
    const change = certificate('Z110000001', '3', -1)
    const unsigned = await fetch(`${app.url}/upstream/phase3/changes`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(change) })
    expect(unsigned.status).toBe(401)
    expect(await push([certificate('Z110000001', '3', 60)])).toEqual([400])
  })
})
