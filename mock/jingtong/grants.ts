import { randomBytes } from 'node:crypto'
import { CREDENTIALS } from '../credentials'
import { documentType, type JingtongAccount } from './accounts'
import { decrypt, encrypt } from './cipher'

const CODE_LASTS_MS = 5 * 60_000
const AUTH_TOKEN_WINDOW_MS = 5 * 60_000
const TOKEN_LASTS_SECONDS = 7200

/** meta.code; 59999 is the platform's, the others are invented. */
const ERRORS = {
  59999: '系统未知错误',
  50001: '应用不存在或密钥错误',
  50002: 'auth_token 无效',
  50003: '授权码无效或已过期',
  50004: 'redirect_uri 不一致',
  50005: 'access_token 无效',
}

type Answer = { meta: { code: number; message: string }; data: object | null }
type Form = Record<string, unknown>

const succeed = (data: object): Answer => ({ meta: { code: 0, message: 'success' }, data })
const fail = (code: keyof typeof ERRORS): Answer => ({ meta: { code, message: ERRORS[code] }, data: null })

/** Codes and tokens that have been given out. */
export function createGrants(clock: () => Date) {
  const codes = new Map<string, { account: JingtongAccount; redirectUri: string; expiresAt: number }>()
  const tokens = new Map<string, { account: JingtongAccount; expiresAt: number }>()
  const now = () => clock().getTime()

  function isFresh(authToken: unknown): boolean {
    const parts = /^(.*):(.*):(\d+)$/.exec(decrypt(String(authToken)) ?? '')
    if (parts?.[1] !== CREDENTIALS.JINGTONG_CLIENT_ID || parts[2] !== CREDENTIALS.JINGTONG_CLIENT_SECRET) return false
    return Math.abs(now() - Number(parts[3])) <= AUTH_TOKEN_WINDOW_MS
  }

  return {
    /** An authorization code for an account, good once and only with this address. */
    giveCode(account: JingtongAccount, redirectUri: string): string {
      const code = randomBytes(16).toString('hex')
      codes.set(code, { account, redirectUri, expiresAt: now() + CODE_LASTS_MS })
      return code
    },
    /** `getAccessToken` */
    exchange(form: Form): Answer {
      if (form.client_id !== CREDENTIALS.JINGTONG_CLIENT_ID || form.client_secret !== CREDENTIALS.JINGTONG_CLIENT_SECRET) return fail(50001)
      if (!isFresh(form.auth_token)) return fail(50002)
      if (form.grant_type !== 'authorization_code' || form.scope !== 'user_info') return fail(59999)
      const code = String(form.grant_code)
      const grant = codes.get(code)
      codes.delete(code)
      if (!grant || grant.expiresAt < now()) return fail(50003)
      if (form.redirect_uri !== grant.redirectUri) return fail(50004)
      const token = randomBytes(24).toString('hex')
      tokens.set(token, { account: grant.account, expiresAt: now() + TOKEN_LASTS_SECONDS * 1000 })
      return succeed({ access_token: token, token_type: 'bearer', expires_in: TOKEN_LASTS_SECONDS, refresh_token: randomBytes(24).toString('hex') })
    },
    /** `getUserInfo` */
    describe(form: Form): Answer {
      const grant = tokens.get(String(form.access_token))
      return grant && grant.expiresAt >= now() ? succeed(userInfo(grant.account)) : fail(50005)
    },
    clear(): void {
      codes.clear()
      tokens.clear()
    },
  }
}

/** An anonymous account has told no document. */
function userInfo({ id, name, sex, birthDate, document, level }: JingtongAccount): object {
  const common = { uniqueId: `bjt-${id}`, userName: name, mobile: '', mail: '', certLevel: level, ethnicity: '', toonNo: '' }
  if (level === 'L1') return common
  return {
    ...common,
    certName: name,
    certNo: encrypt(document.number),
    certNoType: document.type,
    certNoTypeName: documentType(document.type).name,
    sex: sex === 'male' ? 0 : 1,
    birthDay: birthDate.replaceAll('-', ''),
  }
}
