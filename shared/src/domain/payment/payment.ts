/**
 * One payment on line, by our order number. `asked` means WeChat has taken the order; `refused`, that it would not;
 * `closed`, that nobody can pay it any more. Asking is not having: only news from WeChat makes it `paid` or `refunded`.
 */
export const PAYMENT_STATUSES = ['created', 'asked', 'paid', 'closed', 'refunding', 'refunded', 'refused'] as const
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number]

/** Why money goes back: collected at the counter after all, no certificate to send, or paid when the order was over. */
export const REFUND_REASONS = ['collectionChanged', 'nothingToSend', 'paidTooLate'] as const
export type RefundReason = (typeof REFUND_REASONS)[number]

/** `due`: to be asked for; `accepted`: WeChat is at it; `stuck`: the payer's account does not take it, somebody has to act. */
export type RefundStatus = 'due' | 'accepted' | 'stuck' | 'done'

/** The whole amount on its way back. */
export type Refund = {
  /** The same one whenever the refund is asked for again, so that money goes back once. */
  number: string
  attempt: number
  amountFen: number
  reason: RefundReason
  status: RefundStatus
  /** When WeChat took it: the day of its bill. ISO 8601. */
  acceptedAt: string | null
  doneAt: string | null
}

/** Times are ISO 8601, amounts fen. */
export type Payment = {
  /** 6 to 32 of letters, digits, `-` and `_`; never used twice. */
  orderNumber: string
  amountFen: number
  /** WeChat's id of the person who may pay, opaque to us. */
  payer: string
  status: PaymentStatus
  createdAt: string
  /** Nobody can pay after this. */
  expiresAt: string
  prepayId: string | null
  /** WeChat's number of the payment. */
  transactionId: string | null
  paidAt: string | null
  /** A code of the gateway's. */
  refusal: string | null
  refund: Refund | null
}

/** What we hear of a payment, or decide (`refundWanted`). `at` is the other side's time where it has one. */
export type PaymentEvent =
  | { type: 'asked'; prepayId: string; at: string }
  | { type: 'refused'; reason: string; at: string }
  | { type: 'paid'; amountFen: number; payer: string; transactionId: string; at: string }
  | { type: 'closed'; at: string }
  | { type: 'refundWanted'; reason: RefundReason; at: string }
  | { type: 'refundAccepted'; refundNumber: string; amountFen: number; at: string }
  /** `acceptedAt`: when WeChat took it, where it says so. */
  | { type: 'refundDone'; refundNumber: string; amountFen: number; acceptedAt: string | null; at: string }
  | { type: 'refundClosed'; refundNumber: string; amountFen: number; at: string }
  | { type: 'refundStuck'; refundNumber: string; amountFen: number; at: string }
export type PaymentEventType = PaymentEvent['type']

export const PAYMENT_EVENT_TYPES = [
  'asked', 'refused', 'paid', 'closed', 'refundWanted', 'refundAccepted', 'refundDone', 'refundClosed', 'refundStuck',
] as const satisfies readonly PaymentEventType[]

const ORDER_NUMBER = /^[0-9A-Za-z_-]{6,32}$/

/** Whether WeChat would take it as an order number. Narrower than theirs: no `|` and `*`, which travel badly in addresses. */
export function isOrderNumber(text: string): boolean {
  return ORDER_NUMBER.test(text)
}

/** A payment nobody has asked for yet. */
export function newPayment(facts: Pick<Payment, 'orderNumber' | 'amountFen' | 'payer' | 'createdAt' | 'expiresAt'>): Payment {
  return { ...facts, status: 'created', prepayId: null, transactionId: null, paidAt: null, refusal: null, refund: null }
}
