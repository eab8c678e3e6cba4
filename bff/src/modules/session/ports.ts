import type { IdentityDocumentKind, Role } from '@mcb/shared/domain'

/** WeChat's part in a sign-in. Throws `session.code_refused` for a bad code, `session.throttled`, `upstream.*`. */
export interface WechatIdentity {
  exchange(code: string): Promise<{ openid: string }>
}

export type JingtongProfile = {
  /** Their stable id of the person; the only thing an account is bound to. */
  subject: string
  name: string | null
  document: { kind: IdentityDocumentKind; number: string } | null
  /** 1 anonymous … 3 verified by face or bank, 4 at a counter. */
  level: number
}

/** Jingtong unified identity: OAuth2 authorization code. Throws `session.code_refused`, `upstream.*`. */
export interface JingtongIdentity {
  authorizeUrl(state: string): string
  exchange(code: string): Promise<JingtongProfile>
}

/** Somebody who can sign in. */
export type Account = {
  id: string
  role: Role
  displayName: string | null
  institutionCode: string | null
  districtCode: string | null
  /** What an identity provider has verified. */
  verifiedIdentity: { kind: IdentityDocumentKind; number: string } | null
}

export type StaffAccount = Account & { passwordHash: string }

export interface AccountRepository {
  get(id: string): Promise<Account | null>
  /** The account bound to this identity, made on the first sign-in; the profile is refreshed each time. */
  signInParent(
    provider: 'wechat' | 'jingtong',
    subject: string,
    profile: Pick<Account, 'displayName' | 'verifiedIdentity'>,
  ): Promise<Account>
  /** WeChat's id of the person; null for an account that signs in otherwise. */
  wechatIdOf(id: string): Promise<string | null>
  findStaff(username: string): Promise<StaffAccount | null>
  /** Makes or replaces a staff account. */
  saveStaff(staff: Omit<StaffAccount, 'id' | 'verifiedIdentity'> & { username: string }): Promise<void>
}

/** A signed-in device. Only digests of its tokens are kept. */
export type Session = {
  id: string
  accountId: string
  accessDigest: string
  accessExpiresAt: Date
  refreshDigest: string
  /** The refresh token before this one, good for a moment more: the answer with the new one may be lost on the way. */
  previousRefreshDigest: string | null
  rotatedAt: Date
  /** The end, however often it is refreshed. */
  expiresAt: Date
}

export interface SessionRepository {
  create(session: Omit<Session, 'id'>): Promise<Session>
  get(id: string): Promise<Session | null>
  /** Replaces the tokens if the refresh digest is still the expected one. */
  rotate(id: string, expectedRefreshDigest: string, tokens: Omit<Session, 'id' | 'accountId' | 'expiresAt'>): Promise<boolean>
  remove(id: string): Promise<void>
}

/** States of Jingtong sign-ins that have begun: each can be finished once. */
export interface SignInAttemptRepository {
  create(state: string, verifierDigest: string, expiresAt: Date): Promise<void>
  /** Takes the attempt away; null when it is unknown or was taken before. */
  take(state: string): Promise<{ verifierDigest: string; expiresAt: Date } | null>
}
