import { factsTold, REVIEWED_EVENTS, stepPayment, type PaymentEvent, type PaymentStep } from '@mcb/shared/domain'
import { asked } from '../../outbox/sender'
import type { PaymentMessage, PaymentRecord, PaymentReview } from './ports'

const MINUTE = 60_000
/** How long after the last news to ask, in order; then as the last one says. WeChat's own schedule begins alike. */
const WAITS = [15_000, 30_000, MINUTE, 3 * MINUTE, 5 * MINUTE, 10 * MINUTE]
/** A payment that came is looked after until the parcel has left: the application may have given it up while we were away. */
const PAID_WAIT = 30 * MINUTE
/** What may be wrong with a payment is told once. */
const REVIEWS_AT_MOST = 50

/** Puts an event into a payment: what it means, what is to be done, and when to look again. Says whether the record is another now. */
export function takeIn(record: PaymentRecord, event: PaymentEvent, at: Date): PaymentStep & { isNew: boolean } {
  const step = stepPayment(record.payment, event)
  const messages = record.outbox.length
  const reviews = record.reviews.length
  record.payment = step.payment
  if (step.due === 'refund') order(record, 'refund', at)
  if (step.due === 'close') order(record, 'close', at)
  const what = step.due === 'review' && REVIEWED_EVENTS.find(each => each === event.type)
  if (what) review(record, { at: at.toISOString(), event: what, differences: step.differences, there: factsTold(event) })
  if (step.outcome === 'changed') Object.assign(record, { untold: true, looks: 0, lookAt: at })
  const isNew = step.outcome === 'changed' || record.outbox.length > messages || record.reviews.length > reviews
  if (isNew) record.updatedAt = at
  return { ...step, isNew }
}

/** Asks for something to be done at WeChat, unless it is asked for already. */
export function order(record: PaymentRecord, kind: PaymentMessage['kind'], at: Date): void {
  if (record.outbox.some(message => message.kind === kind && message.state === 'asked')) return
  const before = record.outbox.filter(message => message.kind === kind).length
  record.outbox.push({ ...asked(`${record.payment.orderNumber}-${kind}-${before + 1}`, at), kind })
}

/** Keeps what a person has to look at, each thing once. */
export function review(record: PaymentRecord, entry: PaymentReview): void {
  const isKnown = record.reviews.some(({ event, differences }) => event === entry.event && String(differences) === String(entry.differences))
  if (!isKnown && record.reviews.length < REVIEWS_AT_MOST) record.reviews.push(entry)
}

/** When to look after a payment next; null when nothing more can come of looking. */
export function nextLook({ payment, looks }: PaymentRecord, at: Date): Date | null {
  const soon = new Date(at.getTime() + WAITS[Math.min(looks, WAITS.length - 1)]!)
  switch (payment.status) {
    case 'created':
    case 'asked': {
      const expiresAt = new Date(payment.expiresAt)
      return expiresAt > at && expiresAt < soon ? expiresAt : soon
    }
    case 'paid':
      return new Date(at.getTime() + PAID_WAIT)
    case 'refunding':
      // before it is accepted the outbox is at it; one that is stuck needs a person
      return payment.refund?.status === 'accepted' ? soon : null
    default:
      return null
  }
}
