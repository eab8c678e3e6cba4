import { createCipheriv } from 'node:crypto'
import { CREDENTIALS } from '../credentials'
import type { RunningMock } from '../listen'
import { demoPeople } from '../people/demo-people'
import { decrypt } from './cipher'
import { startJingtongMock } from './server'

const TODAY = '2026-11-20'
const BACK = 'https://birth.example/#/sign-in'
const { JINGTONG_CLIENT_ID: CLIENT, JINGTONG_CLIENT_SECRET: SECRET } = CREDENTIALS

let mock: RunningMock
let now: Date
beforeEach(async () => {
  now = new Date('2026-11-20T10:00:00+08:00')
  mock = await startJingtongMock({ port: 0, today: TODAY, clock: () => now })
})
afterEach(() => mock.stop())

type Answer = { meta: { code: number }; data: Record<string, string> | null }

async function post(path: string, form: Record<string, string>): Promise<Answer> {
  const response = await fetch(`${mock.url}/renzheng/api/${path}`, { method: 'POST', body: new URLSearchParams(form) })
  expect(response.status).toBe(200)
  return (await response.json()) as Answer
}

async function codeFor(person: string): Promise<string> {
  const response = await fetch(`${mock.url}/control/code`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ person, redirect_uri: BACK }) })
  return ((await response.json()) as { code: string }).code
}

function authToken(at = now, secret = SECRET): string {
  const cipher = createCipheriv('aes-128-ecb', Buffer.from(SECRET, 'hex'), null)
  return Buffer.concat([cipher.update(`${CLIENT}:${secret}:${at.getTime()}`), cipher.final()]).toString('hex')
}

const exchange = (code: string, overrides: Record<string, string> = {}) =>
  post('oauth/getAccessToken', {
    client_id: CLIENT, client_secret: SECRET, redirect_uri: BACK, grant_code: code, grant_type: 'authorization_code', auth_token: authToken(), scope: 'user_info', ...overrides,
  })

async function userInfo(person: string): Promise<Record<string, string>> {
  const token = await exchange(await codeFor(person))
  const info = await post('info/getUserInfo', { access_token: token.data!.access_token! })
  expect(info.meta.code).toBe(0)
  return info.data!
}

describe('the sign-in page', () => {
  const request = { client_id: CLIENT, redirect_uri: BACK, response_type: 'code', scope: 'user_info', state: 'a"b<c' }
  const page = (query: Record<string, string>) => fetch(`${mock.url}/renzheng/open/login/goUserLogin?${new URLSearchParams(query)}`)

  it('has a button for everybody, and keeps the state out of its markup', async () => {
    const html = await (await page(request)).text()
    for (const { jingtongId, name } of demoPeople(TODAY)) expect(html).toContain(`data-person="${jingtongId}"><strong>${name}</strong>`)
    expect(html).not.toContain('a"b<c')
  })

  it('sends the chosen person back with a code and the state', async () => {
    const form = new URLSearchParams({ client_id: CLIENT, redirect_uri: BACK, state: 'a"b<c', person: 'whitfield-mother' })
    const response = await fetch(`${mock.url}/renzheng/open/login/goUserLogin`, { method: 'POST', body: form, redirect: 'manual' })
    expect(response.status).toBe(303)
    const back = new URL(response.headers.get('location')!)
    expect([back.origin, back.hash, back.searchParams.get('state')]).toEqual(['https://birth.example', '#/sign-in', 'a"b<c'])
    expect((await exchange(back.searchParams.get('code')!)).meta.code).toBe(0)
  })

  test.each([{ client_id: 'somebody' }, { redirect_uri: 'javascript:alert(1)' }, { response_type: 'token' }, { scope: 'everything' }])('refuses %o', async wrong => {
    const response = await page({ ...request, ...wrong })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain(Object.keys(wrong)[0])
  })
})

describe('the photos of documents', () => {
  it('are named for everybody, one of each side', async () => {
    const text = await (await fetch(`${mock.url}/papers`)).text()
    expect([...text.matchAll(/\/papers\/(zhao-mother|chan-mother)-\w+\.jpg/g)].map(([link]) => link)).toEqual([
      '/papers/zhao-mother-front.jpg', '/papers/zhao-mother-back.jpg', '/papers/chan-mother-front.jpg',
    ])
  })

  it('are taken when they are asked for, the same each time', async () => {
    const [one, again] = await Promise.all([1, 2].map(async () => Buffer.from(await (await fetch(`${mock.url}/papers/zhao-mother-back.jpg`)).arrayBuffer())))
    expect(one!.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
    expect(one!.equals(again!)).toBe(true)
  })

  it.each(['chan-mother-back', 'nobody-front', '..%2f..%2fpackage'])('%s is not there', async name => {
    expect((await fetch(`${mock.url}/papers/${name}.jpg`)).status).toBe(404)
  })
})

describe('the calls behind it', () => {
  it('tell who somebody is, the number in secret', async () => {
    const mother = await userInfo('whitfield-mother')
    expect(mother).toMatchObject({ uniqueId: 'bjt-whitfield-mother', certName: 'Elena MARCHETTI-ROSSI', certNoType: '2', certLevel: 'L3', sex: 1 })
    expect(mother.certNo).not.toContain('YB1234567')
    expect(decrypt(mother.certNo!)).toBe('YB1234567')
    expect((await userInfo('whitfield-mother')).uniqueId).toBe(mother.uniqueId)
  })

  test.each([
    ['zhao-father', '1', 'L3'],
    ['chan-mother', '8', 'L3'],
    ['lin-mother', '4', 'L3'],
    ['unknown-document', '99', 'L3'],
    ['unverified', undefined, 'L1'],
  ])('%s has a document of type %s at level %s', async (person, certNoType, certLevel) => {
    const info = await userInfo(person)
    expect([info.certNoType, info.certLevel]).toEqual([certNoType, certLevel])
  })

  it('take a code once', async () => {
    const code = await codeFor('whitfield-mother')
    expect((await exchange(code)).meta.code).toBe(0)
    expect(await exchange(code)).toMatchObject({ meta: { code: 50003 }, data: null })
  })

  it('take a code for five minutes', async () => {
    const code = await codeFor('whitfield-mother')
    now = new Date(now.getTime() + 5 * 60_000 + 1)
    expect((await exchange(code)).meta.code).toBe(50003)
  })

  test.each<[string, Record<string, string>, number]>([
    ['another application', { client_id: 'somebody' }, 50001],
    ['another secret', { client_secret: 'guessed' }, 50001],
    ['an auth_token that is none', { auth_token: 'guessed' }, 50002],
    ['an auth_token with another secret in it', { auth_token: authToken(new Date('2026-11-20T10:00:00+08:00'), 'guessed') }, 50002],
    ['an auth_token of six minutes ago', { auth_token: authToken(new Date('2026-11-20T09:54:00+08:00')) }, 50002],
    ['another grant', { grant_type: 'password' }, 59999],
    ['another way back', { redirect_uri: 'https://thief.example/' }, 50004],
  ])('refuse %s', async (_, wrong, code) => {
    expect(await exchange(await codeFor('whitfield-mother'), wrong)).toMatchObject({ meta: { code }, data: null })
  })

  it('refuse a token nobody was given', async () => {
    expect(await post('info/getUserInfo', { access_token: 'guessed' })).toMatchObject({ meta: { code: 50005 }, data: null })
  })
})
