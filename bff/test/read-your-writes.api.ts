import { listCases, type SessionView } from '@mcb/shared/contract'
import { aJourney } from './support/journey'
import { startTestApp, type TestApp } from './support/test-app'
import { until } from './support/until'

let app: TestApp
beforeAll(async () => { app = await startTestApp() }, 60_000)
afterAll(() => app.stop())

it('a clerk’s list fetched right after an action shows it', async () => {
  const journey = await aJourney(app)
  await journey.file()
  const clerk = await journey.clerk()
  const colleague = await journey.clerk()
  const statusIn = async (queue: 'open' | 'done', session: SessionView) =>
    (await app.call(listCases, { query: { queue } }, { token: session.accessToken })).cases.find(({ id }) => id === journey.id)?.status
  /** Does something, and looks at once, as oneself and as a colleague. */
  const after = async (act: () => Promise<unknown>, queue: 'open' | 'done' = 'open') => {
    await act()
    return Promise.all([statusIn(queue, clerk), statusIn(queue, colleague)])
  }

  expect(await after(async () => undefined)).toEqual(['submitted', 'submitted'])
  expect(await after(() => journey.check(clerk))).toEqual(['underReview', 'underReview'])
  expect(await after(() => journey.approve(clerk))).toEqual(['approved', 'approved'])
  for (const status of await after(() => journey.issue(clerk))) expect(['issuing', 'readyForPickup']).toContain(status)
  await until(() => journey.case(clerk), ({ status }) => status === 'readyForPickup')
  expect(await after(() => journey.handOver(clerk), 'done')).toEqual(['completed', 'completed'])
  expect(await after(async () => undefined)).toEqual([undefined, undefined])
}, 60_000)
