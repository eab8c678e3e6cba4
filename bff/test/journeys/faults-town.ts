import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { signInStaff, signInWithWechat } from '@mcb/shared/contract'
import { CREDENTIALS } from '../../../mock/credentials'
import { INSTITUTIONS } from '../../../mock/people/institutions'
import type { Chance } from '../../../mock/specimens/chance'
import type { MerchantCredentials } from '../../../mock/wechat-pay/keys'
import { startStack } from '../../../scripts/lib/stack'
import { REFERENCE_DAY } from '../support/reference-day'
import type { Family } from './family'
import { newCouples, type Couple } from './faults-couples'
import { aStubbornPhone, insist } from './faults-phone'
import type { Phone } from './phone'

const PASSWORD = 'for the tests only'
/** How many messages each father lets WeChat write to him. */
export const ALLOWED_NOTICES = 3
export type System = 'phase3' | 'wechat' | 'pay' | 'courier' | 'sms'

export type TroubledTown = Awaited<ReturnType<typeof aTroubledTown>>

/** What every hour of the day and a short test need: nothing is put off. */
const RULES = { pickup: { undoMinutes: 0 }, notices: { quietFromHour: 0, quietToHour: 0 }, circuit: { trialAfterSeconds: 5 } }
const BRIEFLY = { PHASE3_TIMEOUT_MS: '2000', WECHAT_TIMEOUT_MS: '2000', SMS_TIMEOUT_MS: '2000', WECHAT_PAY_TIMEOUT_MS: '2000', COURIER_TIMEOUT_MS: '2000' }

/** The service as processes of its own, everybody signed in, and all newborns known to phase 3. */
export async function aTroubledTown(familyCount: number, chance: Chance) {
  const directory = mkdtempSync(path.join(tmpdir(), 'mcb-faults-'))
  const stack = await startStack({
    directory,
    referenceDay: REFERENCE_DAY,
    staff: INSTITUTIONS.flatMap(({ wire }) =>
      [wire.JGDM, `${wire.JGDM}-2`].map(username => ({ username, password: PASSWORD, role: 'clerk', displayName: '周敏', institutionCode: wire.JGDM })),
    ),
    rules: RULES,
    environment: { LOG_LEVEL: 'info', RECOGNITION_WORKERS: '1', ...BRIEFLY },
  })

  /** Asks, or tells, a played system behind its back, until it is there. */
  const control = <T>(system: System, what: string, body?: object, method = body ? 'POST' : 'GET'): Promise<T> =>
    insist(async () => {
      const response = await fetch(`${stack.upstreams[system]}/${what}`, { method, headers: { 'content-type': 'application/json' }, body: body && JSON.stringify(body), signal: AbortSignal.timeout(30_000) })
      const text = await response.text()
      if (!response.ok) throw new Error(`${system} answered ${response.status} to ${what}: ${text}`)
      return (text && text !== 'Created' ? JSON.parse(text) : undefined) as T
    })

  const staff = new Map<string, Promise<Phone>>()
  function memberOfStaff(username: string): Promise<Phone> {
    const known = staff.get(username) ?? signedIn(async phone => phone.signIn(await phone.api.call(signInStaff, { body: { username, password: PASSWORD } })))
    staff.set(username, known)
    return known
  }
  async function signedIn(signIn: (phone: Phone) => Promise<void>): Promise<Phone> {
    const phone = aStubbornPhone(stack.web)
    await signIn(phone)
    return phone
  }
  const parent = (person: string) => signedIn(async phone => phone.signIn(await phone.api.call(signInWithWechat, { body: { code: `mock-${person}` } })))

  async function settle({ papers, birth }: Couple, index: number): Promise<Family> {
    const father = randomUUID()
    await control('phase3', 'control/births', birth)
    await control('wechat', 'control/notices/allow', { openid: openidOf(father), template: CREDENTIALS.WECHAT_NOTICE_TEMPLATE, times: ALLOWED_NOTICES })
    const people = {
      mother: await parent(randomUUID()),
      father: await parent(father),
      clerk: await memberOfStaff(papers.institutionCode),
      colleague: await memberOfStaff(`${papers.institutionCode}-2`),
    }
    return { name: `family ${index + 1}`, papers, ...people, photos: {}, invitation: '', visitCode: '' } as Partial<Family> as Family
  }

  const families: Family[] = []
  for (const [index, couple] of newCouples(familyCount, chance).entries()) families.push(await settle(couple, index))
  const { appId } = await control<MerchantCredentials>('pay', 'control/credentials')

  return {
    families,
    stack,
    control,
    upstreamData: path.join(directory, 'upstreams'),
    /** The phone that pays, with the sheet it was given. @returns the words of `wx.requestPayment` */
    onPhone: async (sheet: object) => (await control<{ errMsg: string }>('pay', 'phone/pay', { appId, ...sheet, does: 'pay' })).errMsg,
    async close(): Promise<void> {
      await stack.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** As WeChat, played, knows a person. */
const openidOf = (person: string) => `o${createHash('sha256').update(`openid ${person}`).digest('base64url').slice(0, 27)}`
