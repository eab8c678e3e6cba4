import type { KeyObject } from 'node:crypto'
import type * as z from 'zod'
import type { IPayRequest } from 'wechatpay-node-v3/dist/lib/pay-request.interface'
import type { Pulse } from './pulse'
import { PACKAGE_ORIGIN } from './signed-calls'
import { troubleOf, type Incoming, type Transport } from './transport'
import { distrust } from './verify'
import { means, wireError } from './wire'

type PackageAnswer = Awaited<ReturnType<IPayRequest['get']>>

/** What WeChat said, after its signature was checked. */
type Checked = { status: number; json: unknown }

/** Answers of these may come from in front of the system that signs; none of them says anything about an order. */
const UNSIGNED_STATUSES = [401, 403]

/**
 * The package's way out into the world. It sends what the package has signed, checks that WeChat has signed what comes back,
 * whatever the status, and hands over nothing that the package would go on with.
 */
export function createExchange({ transport, findKey, clock, publicKeyId, pulse }: {
  transport: Pick<Transport, 'send'>
  findKey: (serial: string) => Promise<KeyObject | null>
  clock: () => Date
  /** The public key WeChat is to sign with, where it has given us one. */
  publicKeyId: string | null
  /** Hears of every answer whether it was believed. */
  pulse: Pick<Pulse, 'believed' | 'doubted'>
}): IPayRequest {
  async function call(method: 'GET' | 'POST', url: string, given: Record<string, string>, body?: string): Promise<PackageAnswer> {
    const headers = {
      authorization: given.Authorization ?? '',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(publicKeyId ? { 'wechatpay-serial': publicKeyId } : {}),
    }
    try {
      const answer = await transport.send({ method, target: url.replace(PACKAGE_ORIGIN, ''), headers, body })
      const checked = await check(answer)
      pulse.believed()
      return { status: answer.status, data: { checked } }
    } catch (error) {
      pulse.doubted()
      throw error
    }
  }

  async function check(answer: Incoming): Promise<Checked> {
    const { status, body } = answer
    const reason = await distrust(answer, findKey, clock())
    // one refusal comes as if their system had failed
    const isOverloaded = status >= 500 || status === 429
    if (isOverloaded && (reason || !means(codeOf(body), 'payerUnknown'))) throw troubleOf('unavailable', { status })
    if (reason && UNSIGNED_STATUSES.includes(status)) throw troubleOf('unexpected', { status })
    if (reason) throw troubleOf('untrusted', { reason, status })
    return { status, json: body.length === 0 ? null : toJson(body) }
  }

  return {
    get: (url, headers) => call('GET', url, headers as Record<string, string>),
    // the very text the package has signed: it is made from the same object in the same way
    post: (url, params, headers) => call('POST', url, headers as Record<string, string>, JSON.stringify(params)),
    upload: () => Promise.reject(new Error('nothing is uploaded to WeChat Pay')),
  }
}

/** Undefined when it is none. */
function toJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

const codeOf = (body: Buffer) => wireError.safeParse(toJson(body)).data?.code ?? null

/**
 * The answer in the shape of the schema, or WeChat's code when it says no.
 * @throws payment.unexpected for any other answer
 */
export function readAnswer<T>({ data }: PackageAnswer, schema: z.ZodType<T>): { done: T; code: null } | { done: null; code: string } {
  const { status, json } = (data as { checked: Checked }).checked
  if (status === 200 || status === 204) {
    const parsed = schema.safeParse(json)
    if (!parsed.success) throw troubleOf('unexpected', { status }, parsed.error)
    return { done: parsed.data, code: null }
  }
  const refusal = wireError.safeParse(json)
  if (!refusal.success) throw troubleOf('unexpected', { status })
  return { done: null, code: refusal.data.code }
}
