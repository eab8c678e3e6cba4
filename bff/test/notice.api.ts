import { listNotices, markNoticesRead, saveNoticeLanguage, type SessionView } from '@mcb/shared/contract'
import { CREDENTIALS } from '../../mock/credentials'
import { aJourney } from './support/journey'
import { startTestApp, type TestApp } from './support/test-app'
import { until } from './support/until'

let app: TestApp
beforeAll(async () => {
  // at whatever hour the test runs
  app = await startTestApp({ rules: { pickup: { undoMinutes: 0 }, notices: { quietFromHour: 0, quietToHour: 0 } } })
}, 60_000)
afterAll(async () => {
  await app.stop()
})

const post = (url: string, body?: object) => fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: body && JSON.stringify(body) })
const inbox = (session: SessionView) => app.call(listNotices, {}, { token: session.accessToken })
const actions = async (session: SessionView) => (await inbox(session)).notices.map(({ action }) => action)
const sentByWechat = async () => (await fetch(`${app.wechat.url}/control/notices`)).json() as Promise<{ touser: string; lang: string; data: { thing2: { value: string } } }[]>
const texts = async () => (await fetch(`${app.sms.url}/control/messages`)).json() as Promise<{ to: string; text: string }[]>
const openidOf = async ({ account }: SessionView) => (await app.deps.accounts.openidOf(account.id))!

describe('parents are told', () => {
  it('in the inbox, through WeChat where they allow it, else by text message, and each thing once', async () => {
    const journey = await aJourney(app)
    await app.call(saveNoticeLanguage, { body: { language: 'en' } }, { token: journey.father.accessToken })
    await post(`${app.wechat.url}/control/notices/allow`, { openid: await openidOf(journey.father), template: CREDENTIALS.WECHAT_NOTICE_TEMPLATE, times: 3 })
    await journey.file()
    const clerk = await journey.clerk()
    await journey.check(clerk)
    await journey.approve(clerk)
    await post(`${app.wechat.url}/control/notices/forget-tokens`)
    await journey.issue(clerk)
    await until(() => actions(journey.father), found => found.includes('recordIssued'), 20_000)
    // whether he was asked to sign depends on how quickly he did
    expect((await actions(journey.father)).filter(action => action !== 'submit')).toEqual(['recordIssued', 'approve'])
    expect(await actions(journey.mother)).toEqual(['recordIssued', 'approve', 'confirm'])

    const toFather = async () => (await sentByWechat()).map(({ lang, data }) => [lang, data.thing2.value]).filter(([, text]) => text !== 'Please read and sign')
    expect(await until(toFather, found => found.length === 2, 20_000)).toEqual([['en_US', 'Approved'], ['en_US', 'Ready to collect']])
    const [text, ...more] = await until(texts, found => found.length > 0, 20_000)
    expect([text?.text, more]).toEqual(['出生医学证明已签发，请打开申请查看怎样领取。', []])

    const { notices } = await inbox(journey.father)
    await app.call(markNoticesRead, { body: { upTo: notices[0]!.at } }, { token: journey.father.accessToken })
    expect((await inbox(journey.father)).unread).toBe(0)
    expect((await inbox(journey.mother)).unread).toBe(3)
  }, 90_000)
})
