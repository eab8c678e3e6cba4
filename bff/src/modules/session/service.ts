import type { SessionView } from '@mcb/shared/contract'
import type { Actor } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import { digest, newSecret, sameDigest } from '../../crypto/tokens'
import type { RateLimiter } from '../../ports'
import { hashPassword, verifyPassword } from './password'
import type {
  Account, AccountRepository, JingtongIdentity, Session, SessionRepository, SignInAttemptRepository, WechatIdentity,
} from './ports'
import { createRecent } from './recent'

const MINUTE = 60_000
const ACCESS_LIFETIME = 30 * MINUTE
const SESSION_LIFETIME = { parent: 7 * 24 * 60 * MINUTE, staff: 12 * 60 * MINUTE }
const ATTEMPT_LIFETIME = 10 * MINUTE
/** How long the old refresh token still works, for an answer that was lost on the way. */
const ROTATION_GRACE = MINUTE
/** Jingtong levels below this have not verified name and document. */
const VERIFIED_LEVEL = 2
const ACCOUNT_REMEMBERED_MS = 5000

export type SessionService = ReturnType<typeof createSessionService>

/** Sign-in, tokens and who is calling. Tokens are random and opaque; the store knows digests only. */
export function createSessionService(deps: {
  accounts: AccountRepository
  sessions: SessionRepository
  attempts: SignInAttemptRepository
  wechat: WechatIdentity
  jingtong: JingtongIdentity
  passwordTries: RateLimiter
  /** Somebody has signed in whose identity the provider has verified. */
  onVerified: (account: Account) => Promise<void>
  /** How long a session that was found is believed without asking the store again; milliseconds. */
  rememberedMs: number
  clock: () => Date
}) {
  const { accounts, sessions, attempts, clock } = deps
  const knownAccounts = createRecent(accounts.get, ACCOUNT_REMEMBERED_MS, clock)
  const knownSessions = createRecent(sessions.get, deps.rememberedMs, clock)
  // a wrong user name must cost as much time as a wrong password
  let decoy: Promise<string> | undefined

  async function begin(account: Account): Promise<SessionView> {
    knownAccounts.remember(account)
    const now = clock().getTime()
    const access = newSecret()
    const refresh = newSecret()
    const session = await sessions.create({
      accountId: account.id,
      accessDigest: digest(access),
      accessExpiresAt: new Date(now + ACCESS_LIFETIME),
      refreshDigest: digest(refresh),
      previousRefreshDigest: null,
      rotatedAt: new Date(now),
      expiresAt: new Date(now + SESSION_LIFETIME[account.role === 'parent' ? 'parent' : 'staff']),
    })
    return toView(session.id, access, refresh, account)
  }

  async function end(sessionId: string): Promise<void> {
    await sessions.remove(sessionId).finally(() => knownSessions.forget(sessionId))
  }

  /** The session of a token; null when there is none, or the token is not its current one. */
  async function sessionOf(id: string, secret: string): Promise<Session | null> {
    const presented = digest(secret)
    const known = await knownSessions.get(id)
    if (!known) return null
    if (isCurrent(known, presented, clock())) return known
    // another process may have renewed it since
    knownSessions.forget(id)
    const now = await knownSessions.get(id)
    return now && isCurrent(now, presented, clock()) ? now : null
  }

  return {
    async signInWithWechat(code: string): Promise<SessionView> {
      const { openid } = await deps.wechat.exchange(code)
      return begin(await accounts.signInParent('wechat', openid, { displayName: null, verifiedIdentity: null }))
    },

    async startJingtong(): Promise<{ authorizeUrl: string; verifier: string }> {
      const state = newSecret()
      const verifier = newSecret()
      await attempts.create(state, digest(verifier), new Date(clock().getTime() + ATTEMPT_LIFETIME))
      return { authorizeUrl: deps.jingtong.authorizeUrl(state), verifier }
    },

    async finishJingtong({ code, state, verifier }: { code: string; state: string; verifier: string }): Promise<SessionView> {
      const attempt = await attempts.take(state)
      const good = attempt && attempt.expiresAt > clock() && sameDigest(attempt.verifierDigest, digest(verifier))
      if (!good) throw new AppError('session.code_refused')
      const profile = await deps.jingtong.exchange(code)
      const verifiedIdentity = profile.level >= VERIFIED_LEVEL ? profile.document : null
      const account = await accounts.signInParent('jingtong', profile.subject, { displayName: profile.name, verifiedIdentity })
      if (verifiedIdentity) await deps.onVerified(account)
      return begin(account)
    },

    async signInStaff(username: string, password: string, clientAddress: string): Promise<SessionView> {
      const tries = `${username.toLowerCase()}|${clientAddress}`
      const waitSeconds = await deps.passwordTries.waitSeconds(tries)
      if (waitSeconds > 0) throw new AppError('session.throttled', { params: { retryAfterSeconds: waitSeconds } })
      const staff = await accounts.findStaff(username)
      const right = await verifyPassword(password, staff?.passwordHash ?? (await (decoy ??= hashPassword(newSecret()))))
      if (!staff || !right) {
        await deps.passwordTries.consume(tries)
        throw new AppError('session.password_wrong')
      }
      await deps.passwordTries.reset(tries)
      return begin(staff)
    },

    /** New tokens for a refresh token. One that was replaced a while ago was stolen or copied: the session ends. */
    async refresh(token: string): Promise<SessionView> {
      const [id = '', secret = ''] = token.split('.')
      const session = await sessions.get(id)
      const now = clock()
      if (!session || session.expiresAt <= now) throw new AppError('session.expired')
      const presented = digest(secret)
      const current = sameDigest(presented, session.refreshDigest)
      const justReplaced =
        session.previousRefreshDigest !== null &&
        sameDigest(presented, session.previousRefreshDigest) &&
        now.getTime() - session.rotatedAt.getTime() <= ROTATION_GRACE
      if (!current && !justReplaced) {
        await end(id)
        throw new AppError('session.expired')
      }
      const account = await accounts.get(session.accountId)
      if (!account) throw new AppError('session.expired')
      const access = newSecret()
      const refresh = newSecret()
      const rotated = await sessions.rotate(id, session.refreshDigest, {
        accessDigest: digest(access),
        accessExpiresAt: new Date(now.getTime() + ACCESS_LIFETIME),
        refreshDigest: digest(refresh),
        previousRefreshDigest: presented,
        rotatedAt: now,
      })
      knownSessions.forget(id)
      // two tabs at once: the other one has the new token, this one asks again
      if (!rotated) throw new AppError('session.expired')
      return toView(id, access, refresh, account)
    },

    /** The account behind an access token. @throws session.expired */
    async callerOf(token: string): Promise<{ account: Account; sessionId: string }> {
      const [id = '', secret = ''] = token.split('.')
      const session = await sessionOf(id, secret)
      if (!session) throw new AppError('session.expired')
      const account = await knownAccounts.get(session.accountId)
      if (!account) throw new AppError('session.expired')
      return { account, sessionId: id }
    },

    end,
  }
}

function isCurrent(session: Session, presentedDigest: string, now: Date): boolean {
  return session.accessExpiresAt > now && session.expiresAt > now && sameDigest(session.accessDigest, presentedDigest)
}

function toView(sessionId: string, access: string, refresh: string, account: Account): SessionView {
  const { id, role, displayName, institutionCode, districtCode, verifiedIdentity } = account
  return {
    accessToken: `${sessionId}.${access}`,
    expiresIn: ACCESS_LIFETIME / 1000,
    refreshToken: `${sessionId}.${refresh}`,
    account: {
      id,
      role,
      displayName,
      institutionCode,
      districtCode,
      verifiedIdentity: verifiedIdentity && { documentKind: verifiedIdentity.kind, documentNumberMasked: maskNumber(verifiedIdentity.number) },
    },
  }
}

/** All but the last four characters hidden. */
function maskNumber(number: string): string {
  return number.slice(-4).padStart(number.length, '•')
}

/** The account as the rules know an actor. */
export function toActor(account: Account): Actor {
  switch (account.role) {
    case 'parent':
      return { role: 'parent', accountId: account.id }
    case 'clerk':
      return { role: 'clerk', accountId: account.id, institutionCode: account.institutionCode ?? '' }
    case 'districtManager':
      return { role: 'districtManager', accountId: account.id, districtCode: account.districtCode ?? '' }
    case 'cityManager':
      return { role: 'cityManager', accountId: account.id }
  }
}
