import { AppError } from '@mcb/shared/errors'
import { aClock, anAccount, fakeAccounts, fakeAttempts, fakeLimiter, fakeSessions } from '../../../test/fakes'
import { digest } from '../../crypto/tokens'
import { hashPassword } from './password'
import type { Account, JingtongProfile } from './ports'
import { createSessionService, toActor } from './service'

const MINUTE = 60_000
const profile: JingtongProfile = { subject: 'person-1', name: 'Elena Marchetti-Rossi', document: { kind: 'foreignPassport', number: 'YB1234567' }, level: 3 }

async function aService(jingtongProfile: JingtongProfile = profile, sessionRecords = fakeSessions()) {
  const clock = aClock()
  const clerk = { ...anAccount({ role: 'clerk', displayName: '周敏', institutionCode: 'H001' }), username: 'zhou', passwordHash: await hashPassword('a long password') }
  const verified: Account[] = []
  const sessions = createSessionService({
    accounts: fakeAccounts(clerk),
    sessions: sessionRecords,
    attempts: fakeAttempts(),
    wechat: { exchange: async code => ({ openid: `openid-of-${code}` }) },
    jingtong: { authorizeUrl: state => `https://id.example/?state=${state}`, exchange: async () => jingtongProfile },
    passwordTries: fakeLimiter(3),
    onVerified: async account => void verified.push(account),
    rememberedMs: 2000,
    clock,
  })
  const jingtongSignIn = async () => {
    const { authorizeUrl, verifier } = await sessions.startJingtong()
    return { code: 'code', state: new URL(authorizeUrl).searchParams.get('state')!, verifier }
  }
  return { sessions, clock, jingtongSignIn, verified }
}

const refusedWith = (code: string) => expect.objectContaining({ code })

describe('a signed-in parent', () => {
  it('is found by the access token for thirty minutes', async () => {
    const { sessions, clock } = await aService()
    const session = await sessions.signInWithWechat('one')
    clock.advance(30 * MINUTE - 1)
    expect((await sessions.callerOf(session.accessToken)).account.id).toBe(session.account.id)
    clock.advance(1)
    await expect(sessions.callerOf(session.accessToken)).rejects.toEqual(refusedWith('session.expired'))
  })

  it('has the same account at every sign-in, and another person another', async () => {
    const { sessions } = await aService()
    const first = await sessions.signInWithWechat('one')
    expect((await sessions.signInWithWechat('one')).account.id).toBe(first.account.id)
    expect((await sessions.signInWithWechat('two')).account.id).not.toBe(first.account.id)
  })

  it('gets new tokens for the refresh token, and the old ones end', async () => {
    const { sessions } = await aService()
    const first = await sessions.signInWithWechat('one')
    const second = await sessions.refresh(first.refreshToken)
    await expect(sessions.callerOf(first.accessToken)).rejects.toEqual(refusedWith('session.expired'))
    expect((await sessions.callerOf(second.accessToken)).account.id).toBe(first.account.id)
  })

  it('is looked up once in two seconds, and signed out here at once, elsewhere within that time', async () => {
    const records = fakeSessions()
    let reads = 0
    const counted = { ...records, get: async (id: string) => { reads += 1; return records.get(id) } }
    const { sessions: here, clock } = await aService(profile, counted)
    const { accessToken } = await here.signInWithWechat('one')
    for (let i = 0; i < 5; i++) await here.callerOf(accessToken)
    expect(reads).toBe(1)
    await records.remove(accessToken.split('.')[0]!) // as another process does
    clock.advance(1999)
    await here.callerOf(accessToken)
    clock.advance(1)
    await expect(here.callerOf(accessToken)).rejects.toEqual(refusedWith('session.expired'))
  })

  it('may use at once the tokens another process gave, though the session is remembered', async () => {
    const records = fakeSessions()
    const { sessions: here } = await aService(profile, records)
    const first = await here.signInWithWechat('one')
    await here.callerOf(first.accessToken)
    const id = first.accessToken.split('.')[0]!
    const stored = (await records.get(id))!
    await records.rotate(id, stored.refreshDigest, { ...stored, accessDigest: digest('another-secret') })
    expect((await here.callerOf(`${id}.another-secret`)).sessionId).toBe(id)
    await expect(here.callerOf(first.accessToken)).rejects.toEqual(refusedWith('session.expired'))
  })

  it('may repeat a refresh whose answer was lost, for a minute', async () => {
    const { sessions, clock } = await aService()
    const first = await sessions.signInWithWechat('one')
    await sessions.refresh(first.refreshToken)
    clock.advance(MINUTE)
    const again = await sessions.refresh(first.refreshToken)
    expect((await sessions.callerOf(again.accessToken)).account.id).toBe(first.account.id)
  })

  it('is signed out everywhere when an old refresh token turns up later', async () => {
    const { sessions, clock } = await aService()
    const first = await sessions.signInWithWechat('one')
    const second = await sessions.refresh(first.refreshToken)
    clock.advance(MINUTE + 1)
    await expect(sessions.refresh(first.refreshToken)).rejects.toEqual(refusedWith('session.expired'))
    await expect(sessions.callerOf(second.accessToken)).rejects.toEqual(refusedWith('session.expired'))
  })

  it('is gone after signing out', async () => {
    const { sessions } = await aService()
    const { accessToken, refreshToken } = await sessions.signInWithWechat('one')
    await sessions.end((await sessions.callerOf(accessToken)).sessionId)
    await expect(sessions.callerOf(accessToken)).rejects.toEqual(refusedWith('session.expired'))
    await expect(sessions.refresh(refreshToken)).rejects.toEqual(refusedWith('session.expired'))
  })

  test.each(['', 'x', 'a.b', '0'.repeat(24) + '.secret', '__proto__.x'])('is not made by the token "%s"', async token => {
    const { sessions } = await aService()
    await expect(sessions.callerOf(token)).rejects.toBeInstanceOf(AppError)
  })
})

describe('a sign-in with Jingtong', () => {
  it('brings the verified name and document, the number masked', async () => {
    const { sessions, jingtongSignIn, verified } = await aService()
    const { account } = await sessions.finishJingtong(await jingtongSignIn())
    expect(verified).toMatchObject([{ id: account.id, verifiedIdentity: profile.document }])
    expect(account).toMatchObject({ displayName: profile.name, verifiedIdentity: { documentKind: 'foreignPassport', documentNumberMasked: '•••••4567' } })
  })

  it('trusts no document below the level that verifies it', async () => {
    const { sessions, jingtongSignIn, verified } = await aService({ ...profile, level: 1 })
    expect((await sessions.finishJingtong(await jingtongSignIn())).account.verifiedIdentity).toBeNull()
    expect(verified).toEqual([])
  })

  it('works once, on the device that began it, within ten minutes', async () => {
    const { sessions, clock, jingtongSignIn } = await aService()
    const once = await jingtongSignIn()
    await sessions.finishJingtong(once)
    await expect(sessions.finishJingtong(once)).rejects.toEqual(refusedWith('session.code_refused'))
    await expect(sessions.finishJingtong({ ...(await jingtongSignIn()), verifier: 'of another device' })).rejects.toEqual(refusedWith('session.code_refused'))
    const late = await jingtongSignIn()
    clock.advance(10 * MINUTE)
    await expect(sessions.finishJingtong(late)).rejects.toEqual(refusedWith('session.code_refused'))
  })
})

describe('a sign-in of staff', () => {
  it('needs the right password', async () => {
    const { sessions } = await aService()
    expect((await sessions.signInStaff('zhou', 'a long password', '1')).account).toMatchObject({ role: 'clerk', institutionCode: 'H001' })
    await expect(sessions.signInStaff('zhou', 'another password', '1')).rejects.toEqual(refusedWith('session.password_wrong'))
    await expect(sessions.signInStaff('nobody', 'a long password', '1')).rejects.toEqual(refusedWith('session.password_wrong'))
  })

  it('waits after three wrong passwords, even with the right one, but only from there', async () => {
    const { sessions } = await aService()
    for (let i = 0; i < 3; i++) await expect(sessions.signInStaff('zhou', 'wrong', '1')).rejects.toEqual(refusedWith('session.password_wrong'))
    await expect(sessions.signInStaff('zhou', 'a long password', '1')).rejects.toEqual(refusedWith('session.throttled'))
    expect((await sessions.signInStaff('zhou', 'a long password', '2')).account.role).toBe('clerk')
  })
})

it('makes an actor of every role', () => {
  expect(toActor(anAccount({ id: '1', role: 'districtManager', districtCode: '110105' }))).toEqual({ role: 'districtManager', accountId: '1', districtCode: '110105' })
  expect(toActor(anAccount({ id: '1', role: 'cityManager' }))).toEqual({ role: 'cityManager', accountId: '1' })
})
