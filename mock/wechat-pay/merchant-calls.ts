import { verify, type KeyObject } from 'node:crypto'
import type Router from 'koa-router'
import { refuse } from './answers'
import { MERCHANT_ID } from './keys'

const WINDOW_SECONDS = 300
const SCHEME = 'WECHATPAY2-SHA256-RSA2048 '
const FIELDS = ['mchid', 'serial_no', 'nonce_str', 'timestamp', 'signature'] as const

/** Lets only calls through that the merchant has signed, over method, path, query and the very bytes, just now and once. */
export function checkMerchant({ merchantKey, merchantSerial, clock }: { merchantKey: KeyObject; merchantSerial: () => string; clock: () => Date }): Router.IMiddleware {
  /** With the second they were used in. */
  const nonces = new Map<string, number>()

  return async (ctx, next) => {
    const fields = readAuthorization(ctx.get('authorization'))
    const now = Math.floor(clock().getTime() / 1000)
    for (const [old, second] of nonces) if (second < now - WINDOW_SECONDS) nonces.delete(old)
    const reason = fields ? problemOf(fields) : 'no authorization'
    if (reason) return refuse(ctx, 401, 'SIGN_ERROR', reason)
    nonces.set(fields!.nonce_str, Math.max(now, Number(fields!.timestamp)))
    await next()

    function problemOf({ mchid, serial_no, nonce_str, timestamp, signature }: Fields): string | null {
      if (mchid !== MERCHANT_ID) return 'unknown merchant'
      if (serial_no !== merchantSerial()) return 'unknown serial'
      if (!/^\d{10}$/.test(timestamp) || Math.abs(now - Number(timestamp)) > WINDOW_SECONDS) return 'not of this time'
      if (!/^[0-9A-Za-z]{16,32}$/.test(nonce_str)) return 'no nonce'
      const text = `${ctx.method}\n${ctx.url}\n${timestamp}\n${nonce_str}\n${ctx.request.rawBody ?? ''}\n`
      if (!verify('RSA-SHA256', Buffer.from(text), merchantKey, Buffer.from(signature, 'base64'))) return 'signature'
      return nonces.has(nonce_str) ? 'nonce used before' : null
    }
  }
}

type Fields = Record<(typeof FIELDS)[number], string>

function readAuthorization(header: string): Fields | null {
  if (!header.startsWith(SCHEME)) return null
  const pairs = new Map([...header.slice(SCHEME.length).matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name!, value!]))
  if (FIELDS.some(field => !pairs.has(field))) return null
  return Object.fromEntries(FIELDS.map(field => [field, pairs.get(field)!])) as Fields
}
