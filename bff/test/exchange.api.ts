import { listInterfaces, listParkedMessages, resendMessages, resumeInterface, stopInterface, type SessionView } from '@mcb/shared/contract'
import { aJourney } from './support/journey'
import { aMemberOfStaff, aParent } from './support/people'
import { startTestApp, type TestApp } from './support/test-app'
import { until } from './support/until'

const TRIES = 2
let app: TestApp
let city: SessionView
beforeAll(async () => {
  app = await startTestApp({ rules: { pickup: { undoMinutes: 0 }, outbox: { triesAtMost: TRIES } } })
  city = await aMemberOfStaff(app, { role: 'cityManager' })
}, 60_000)
afterAll(async () => {
  await app.stop()
})
afterEach(() => fetch(`${app.phase3.url}/control/faults`, { method: 'DELETE' }))

const fault = (body: object) => fetch(`${app.phase3.url}/control/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
const token = () => ({ token: city.accessToken })
const issueInterface = async () => (await app.call(listInterfaces, {}, token())).interfaces.find(({ name }) => name === 'phase3.issue')!
const problem = (code: string) => expect.objectContaining({ problem: expect.objectContaining({ code }) })

/** A couple's application, approved and asked to be issued. */
async function asked(couple: 'A' | 'B') {
  const journey = await aJourney(app, couple)
  await journey.file()
  const clerk = await journey.clerk()
  await journey.check(clerk)
  await journey.approve(clerk)
  await journey.issue(clerk)
  return { journey, clerk }
}

describe('what is on its way to other systems', () => {
  it('does not move while its interface is stopped, and goes once it may be used again', async () => {
    const params = { name: 'phase3.issue' } as const
    const stopped = await app.call(stopInterface, { params, body: { note: '对方升级' } }, token())
    expect(stopped).toMatchObject({ stopped: { note: '对方升级' }, underWay: 0 })
    const { journey, clerk } = await asked('A')
    const records = app.deps.connection.collection('applications')
    await until(() => records.findOne({ 'outbox.lastProblem': 'exchange.stopped' }), found => found !== null)
    expect(await issueInterface()).toMatchObject({ asked: 1, parked: 0, underWay: 0 })
    expect(await app.deps.metrics.registry.metrics()).not.toContain('mcb_upstream_calls_total{interface="phase3.issue"')
    expect(await app.deps.metrics.registry.metrics()).toContain('mcb_outbox_depth{interface="phase3.issue",state="asked"} 1')
    expect(await app.call(resumeInterface, { params, body: {} }, token())).toMatchObject({ stopped: null })
    await until(() => journey.case(clerk), ({ status }) => status === 'readyForPickup', 20_000)
    expect(await issueInterface()).toMatchObject({ asked: 0, oldest: null })
    expect(await app.deps.metrics.registry.metrics()).toContain('mcb_outbox_answered_total{interface="phase3.issue",outcome="accepted"} 1')
  }, 60_000)

  it('waits for a person after so many tries, and is sent again under the id it had', async () => {
    await fault({ operation: 'issue', kind: 'error' })
    const { journey, clerk } = await asked('B')
    const parked = async (session: SessionView) => (await app.call(listParkedMessages, {}, { token: session.accessToken })).messages
    const [message] = await until(() => parked(city), messages => messages.length === 1, 20_000)
    expect(message).toMatchObject({ outbox: 'applications', recordId: journey.id, messageId: `${journey.id}-issue-1`, interface: 'phase3.issue', attempts: TRIES, problem: 'upstream.unavailable' })
    expect(await journey.case(clerk)).toMatchObject({ status: 'issuing' })

    const { districtCode } = (await app.deps.connection.collection('applications').findOne({ 'outbox.state': 'parked' }))!.application
    const elsewhere = await aMemberOfStaff(app, { role: 'districtManager', districtCode: '999999' })
    const district = await aMemberOfStaff(app, { role: 'districtManager', districtCode })
    const resend = (session: SessionView) => app.call(resendMessages, { body: { records: [{ outbox: 'applications', recordId: journey.id }] } }, { token: session.accessToken })
    expect(await parked(elsewhere)).toEqual([])
    expect(await resend(elsewhere)).toEqual({ resent: 0 })
    expect(await parked(district)).toEqual([message])

    await fetch(`${app.phase3.url}/control/faults`, { method: 'DELETE' })
    expect(await resend(district)).toEqual({ resent: 1 })
    await until(() => journey.case(clerk), ({ status }) => status === 'readyForPickup', 20_000)
    expect(await resend(district)).toEqual({ resent: 0 })
    expect(await parked(city)).toEqual([])
  }, 60_000)

  it('is nothing for parents, and only the city stops an interface', async () => {
    const parent = await aParent(app)
    const district = await aMemberOfStaff(app, { role: 'districtManager', districtCode: '110101' })
    const stop = (session: SessionView, name = 'phase3.issue' as const) => app.call(stopInterface, { params: { name }, body: { note: 'x' } }, { token: session.accessToken })
    await expect(app.call(listInterfaces, {}, { token: parent.accessToken })).rejects.toEqual(problem('access.denied'))
    await expect(stop(district)).rejects.toEqual(problem('access.denied'))
    await expect(stop(city, 'phase3.nothing' as never)).rejects.toEqual(problem('resource.not_found'))
  })
})
