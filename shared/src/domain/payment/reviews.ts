import type { Payment, PaymentEvent } from './payment'

/** Events that may say of a payment what cannot be, and the refund WeChat will not make. */
export const REVIEWED_EVENTS = ['paid', 'closed', 'refundAccepted', 'refundDone', 'refundClosed', 'refundStuck', 'refundRefused'] as const
export type ReviewedEvent = (typeof REVIEWED_EVENTS)[number]

/** What one side says: how much (fen), under which number of WeChat's or ours, when. Null is not said. */
export type ReviewFacts = { amountFen: number | null; number: string | null; at: string | null }

/** What WeChat has told. The payer is left out: a person's id helps nobody to decide. */
export function factsTold(event: PaymentEvent): ReviewFacts {
  const number = event.type === 'paid' ? event.transactionId : 'refundNumber' in event ? event.refundNumber : null
  return { amountFen: 'amountFen' in event ? event.amountFen : null, number, at: event.at }
}

/** What our payment says of the same. */
export function factsKept({ amountFen, transactionId, paidAt, refund }: Payment, event: ReviewedEvent): ReviewFacts {
  if (event === 'paid' || event === 'closed') return { amountFen, number: transactionId, at: paidAt }
  return { amountFen: refund?.amountFen ?? null, number: refund?.number ?? null, at: refund ? (refund.doneAt ?? refund.acceptedAt) : null }
}
