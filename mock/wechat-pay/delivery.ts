import type { Keys } from './keys'
import { changeContent, changeDelivery, changeSeal, clockError, type Mischief } from './mischiefs'
import { sealFor, signatureHeaders } from './sealing'

/** What is to be told, before it is sealed. */
export type Draft = { /** Stays the same however often it is sent. */ id: string; eventType: string; kind: 'transaction' | 'refund'; summary: string; createdAt: string; content: Record<string, unknown> }

/** A call to the merchant, byte by byte. */
export type Delivery = { headers: Record<string, string>; body: string }

/** The merchant has so long to answer. */
const ACKNOWLEDGED_WITHIN_MS = 5000

type Means = { keys: Keys; clock: () => Date; mischief: Mischief | null; /** What was sent of it before. */ recorded?: Delivery }

/** Seals, signs and sends; every try is signed anew. @returns what was answered; null: nothing in time */
export async function deliver(draft: Draft, notifyUrl: string, means: Means): Promise<{ status: number | null; delivery: Delivery }> {
  const delivery = means.mischief === 'replay' && means.recorded ? means.recorded : makeDelivery(draft, means)
  try {
    const headers = { 'content-type': 'application/json', ...delivery.headers }
    const response = await fetch(notifyUrl, { method: 'POST', headers, body: delivery.body, redirect: 'manual', signal: AbortSignal.timeout(ACKNOWLEDGED_WITHIN_MS) })
    await response.arrayBuffer()
    return { status: response.status, delivery }
  } catch {
    return { status: null, delivery }
  }
}

function makeDelivery(draft: Draft, { keys, clock, mischief }: Means): Delivery {
  const associatedData = mischief === 'nullAssociatedData' ? null : draft.kind
  const apiKey = mischief === 'otherKey' ? Buffer.alloc(32, 'k') : keys.apiKey
  const sealed = sealFor(apiKey, JSON.stringify(changeContent(draft.content, mischief)), associatedData)
  const notification = {
    id: draft.id,
    create_time: draft.createdAt,
    resource_type: 'encrypt-resource',
    event_type: mischief === 'notAPayment' ? 'COUPON.SEND' : draft.eventType,
    summary: draft.summary,
    resource: { original_type: draft.kind, ...changeSeal(sealed, mischief) },
  }
  const body = mischief === 'notJson' ? 'hello' : JSON.stringify(mischief === 'huge' ? { ...notification, padding: 'x'.repeat(70_000) } : notification)
  const newest = keys.platform.at(-1)!
  const key = mischief === 'strangersSignature' ? { ...newest, privateKey: keys.strangerKey() } : newest
  const headers = signatureHeaders(body, key, new Date(clock().getTime() + clockError(mischief)))
  return changeDelivery({ headers, body }, mischief)
}
