import * as z from 'zod'

/** Jingtong (京通) unified identity, natural persons: an authorization code flow with words of its own. */

const meta = z.object({ code: z.number().int(), message: z.string().optional() })

/** A refusal may have anything for data: only `meta.code` counts then. */
export const wireToken = z.object({ meta, data: z.object({ access_token: z.string().min(1) }).nullish().catch(null) })

export const wireUserInfo = z.object({
  meta,
  data: z
    .object({
      /** The only id to bind an account to. */
      uniqueId: z.string().min(1),
      certName: z.string().nullish(),
      /** AES ciphertext under the client secret, hexadecimal. */
      certNo: z.string().nullish(),
      certNoType: z.string().nullish(),
      /** `L1` … `L4` */
      certLevel: z.string().nullish(),
    })
    .nullish()
    .catch(null),
})
export type WireUserInfo = NonNullable<z.infer<typeof wireUserInfo>['data']>

export const PATHS = {
  authorize: '/renzheng/open/login/goUserLogin',
  token: '/renzheng/api/oauth/getAccessToken',
  userInfo: '/renzheng/api/info/getUserInfo',
} as const
