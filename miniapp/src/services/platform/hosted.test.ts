import { hosted } from './hosted'
import { findJingtong } from './jingtong'
import type { Platform } from './types'

const SHEET = { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=1', signType: 'RSA', paySign: 's' } as const
const EVERYTHING = ['setNavigationTitle', 'closePage', 'scanCode', 'requestPayment', 'getAuthCode']

type Answer = { code: number; data?: unknown }

/** The page in a container that offers these methods and answers so, and what the container heard. */
function inside(answers: Record<string, Answer>, methods = EVERYTHING) {
  const heard: [string, object][] = []
  const listeners = new Map<string, () => unknown>()
  const bridge = {
    methods,
    events: ['backPressed', 'shareRequested'],
    invoke: (method: string, params: object, callback: (answer: Answer) => void) => {
      heard.push([method, params])
      callback(answers[method] ?? { code: 0 })
    },
    on: (event: string, listener: () => unknown) => void listeners.set(event, listener),
    off: (event: string) => void listeners.delete(event),
  }
  const titles: string[] = []
  const browser = {
    setPageTitle: (title: string) => void titles.push(title), scanCode: null, titleBar: 'own', onBack: null, offerShare: null, close: null,
    payment: { kind: 'page', leave: () => undefined }, signIn: { kind: 'jingtong', here: null, leave: () => undefined, takeReturn: () => null },
    linkTo: (path: string) => `https://birth.example/#${path}`,
  } as unknown as Platform
  const container = findJingtong({ bridge }, 'bridge')
  return { platform: hosted(browser, container!), browser, heard, listeners, titles }
}
const identify = ({ signIn }: Platform) => (signIn.kind === 'jingtong' ? signIn.here!('https://id.example/?state=s') : null)
const pay = ({ payment }: Platform) => (payment.kind === 'phone' ? payment.request(SHEET) : null)

describe('the pages in a container', () => {
  test.each<[string, (platform: Platform) => unknown, Record<string, Answer>, unknown]>([
    ['a scanner that read a code', p => p.scanCode!(), { scanCode: { code: 0, data: { text: 'AB12' } } }, 'AB12'],
    ['a scanner that was closed', p => p.scanCode!(), { scanCode: { code: 1 } }, null],
    ['a payment that was made', pay, { requestPayment: { code: 0, data: { outcome: 'paid' } } }, 'paid'],
    ['a payment that was left', pay, { requestPayment: { code: 1 } }, 'cancelled'],
    ['a person who is known', identify, { getAuthCode: { code: 0, data: { code: 'c', state: 's', more: 1 } } }, { code: 'c', state: 's' }],
    ['a person who refuses', identify, { getAuthCode: { code: 1 } }, null],
  ])('hear of %s', async (_, ask, answers, outcome) => {
    expect(await ask(inside(answers).platform)).toEqual(outcome)
  })

  test.each<[string, (platform: Platform) => unknown, Record<string, Answer>]>([
    ['a scan without a text', p => p.scanCode!(), { scanCode: { code: 0, data: { text: '' } } }],
    ['a scan with nothing at all', p => p.scanCode!(), { scanCode: { code: 0 } }],
    ['a payment without an outcome', pay, { requestPayment: { code: 0, data: {} } }],
    ['an identity without a state', identify, { getAuthCode: { code: 0, data: { code: 'c' } } }],
    ['a failure', p => p.scanCode!(), { scanCode: { code: 500 } }],
  ])('do not take %s for success', async (_, ask, answers) => {
    await expect(ask(inside(answers).platform)).rejects.toThrow('the container')
  })

  it('leave to the browser what the container does not offer', () => {
    const { platform, browser } = inside({}, [])
    expect(platform).toMatchObject({ scanCode: null, titleBar: 'own', payment: browser.payment, signIn: browser.signIn, close: null })
  })

  it('give it their title, and its bar takes the place of ours', () => {
    const { platform, heard, titles } = inside({})
    platform.setPageTitle('领取方式')
    expect([platform.titleBar, titles, heard]).toEqual(['host', ['领取方式'], [['setNavigationTitle', { title: '领取方式' }]]])
  })

  it('tell it what may be shared, when it asks', () => {
    const { platform, listeners } = inside({})
    expect(listeners.get('shareRequested')!()).toBeNull()
    platform.offerShare!({ title: 'Birth', path: '/pages/home/index' })
    expect(listeners.get('shareRequested')!()).toEqual({ title: 'Birth', path: '/pages/home/index', link: 'https://birth.example/#/pages/home/index' })
  })

  it('hear its back key until they stop listening', () => {
    const { platform, listeners } = inside({})
    const pressed = jest.fn()
    const stop = platform.onBack!(pressed)
    listeners.get('backPressed')!()
    stop()
    expect([pressed.mock.calls.length, listeners.has('backPressed')]).toEqual([1, false])
  })

  test.each([[{}], [{ bridge: {} }], [{ bridge: { methods: [], events: [], invoke: 'no' } }], [{ bridge: null }]])('are in a browser where the bridge is %o', place => {
    expect(findJingtong(place, 'bridge')).toBeNull()
  })
})
