import type { IdentityDocumentKind } from '@mcb/shared/domain'

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
