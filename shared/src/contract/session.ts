import * as z from 'zod'
import { ROLES } from '../domain/access/actor'
import { documentKindSchema } from './fields'
import { operation } from './operation'

export const accountSchema = z
  .object({
    id: z.string(),
    role: z.enum(ROLES),
    /** Staff: their name. Parents: the verified name, when the identity provider gave one. */
    displayName: z.string().nullable(),
    institutionCode: z.string().nullable(),
    districtCode: z.string().nullable(),
    /** The identity a provider has verified; the number is masked. */
    verifiedIdentity: z.object({ documentKind: documentKindSchema, documentNumberMasked: z.string() }).nullable(),
  })
  .meta({ id: 'Account' })
export type AccountView = z.infer<typeof accountSchema>

export const sessionSchema = z
  .object({
    accessToken: z.string(),
    /** Seconds the access token lives. */
    expiresIn: z.number().int(),
    /** Works once; the answer brings the next one. */
    refreshToken: z.string(),
    account: accountSchema,
  })
  .meta({ id: 'Session' })
export type SessionView = z.infer<typeof sessionSchema>

const code = z.string().min(1).max(512)

export const signInWithWechat = operation({
  id: 'signInWithWechat',
  method: 'POST',
  path: '/session/wechat',
  summary: 'Sign in with the code of wx.login',
  access: 'public',
  body: z.strictObject({ code }),
  response: sessionSchema,
  errors: ['session.code_refused', 'session.throttled', 'upstream.unavailable', 'upstream.timeout'],
})

export const startJingtongSignIn = operation({
  id: 'startJingtongSignIn',
  method: 'POST',
  path: '/session/jingtong/start',
  summary: 'Begin a sign-in with Jingtong (京通) unified identity',
  access: 'public',
  body: z.strictObject({}),
  response: z.object({
    /** Where to send the reader. */
    authorizeUrl: z.string(),
    /** Keep it on this device; the code is only good together with it. */
    verifier: z.string(),
  }),
  errors: [],
})

export const finishJingtongSignIn = operation({
  id: 'finishJingtongSignIn',
  method: 'POST',
  path: '/session/jingtong',
  summary: 'Finish a sign-in with Jingtong: authorization code, state and the verifier of this device',
  access: 'public',
  body: z.strictObject({ code, state: code, verifier: code }),
  response: sessionSchema,
  errors: ['session.code_refused', 'upstream.unavailable', 'upstream.timeout'],
})

export const signInStaff = operation({
  id: 'signInStaff',
  method: 'POST',
  path: '/session/staff',
  summary: 'Sign in with a staff account',
  access: 'public',
  body: z.strictObject({ username: z.string().trim().min(1).max(64), password: z.string().min(1).max(128) }),
  response: sessionSchema,
  errors: ['session.password_wrong', 'session.throttled'],
})

export const refreshSession = operation({
  id: 'refreshSession',
  method: 'POST',
  path: '/session/refresh',
  summary: 'A new pair of tokens for a refresh token',
  access: 'public',
  body: z.strictObject({ refreshToken: code }),
  response: sessionSchema,
  errors: ['session.expired'],
})

export const endSession = operation({
  id: 'endSession',
  method: 'DELETE',
  path: '/session',
  summary: 'Sign out',
  access: ROLES,
  response: null,
  errors: [],
})
