import type { BillLine, PaymentEvent, PlainDate } from '@mcb/shared/domain'

/** What is to be paid. Repeated with the same content it is the same order: only the id to pay by is new. */
export type OrderRequest = {
  orderNumber: string
  amountFen: number
  /** Who may pay: WeChat's id of the person, opaque to us. */
  payer: string
  /** What the payer reads; 127 characters at most, nothing personal. */
  description: string
  /** ISO 8601, a minute from now at least; set once. */
  expiresAt: string
}

/** The same number and content however often it is asked for. */
export type RefundRequest = {
  orderNumber: string
  refundNumber: string
  /** What goes back, and what was paid. */
  amountFen: number
  paidFen: number
  /** What the payer reads; 80 characters at most. */
  reason: string
}

/** What `wx.requestPayment` takes on the phone. */
export type PaySheet = { timeStamp: string; nonceStr: string; package: string; signType: 'RSA'; paySign: string }

type EventOf<T extends PaymentEvent['type']> = Extract<PaymentEvent, { type: T }>
export type RefundEvent = EventOf<'refundAccepted' | 'refundDone' | 'refundClosed' | 'refundStuck'>

/** Why an order is not taken: something about the payer, or a number that has another content there. */
export const ORDER_REFUSALS = ['payerUnknown', 'payerLimited', 'numberTaken'] as const

/** Why money does not go back now: ask again later, with the same number. `payerAccount` needs a person. */
export type RefundRefusal = { type: 'refundRefused'; reason: 'balanceShort' | 'payerAccount' }

/** `none`: nothing was paid that day; `notYet`: made in the morning of the day after. */
export type Bill =
  | { outcome: 'ready'; lines: BillLine[]; /** Lines of the merchant's other apps, left out. */ ofOthers: number }
  | { outcome: 'notYet' }
  | { outcome: 'none' }

/** A call of WeChat's to us, as it came: the very bytes. */
export type Delivery = { headers: Record<string, string | string[] | undefined>; body: Buffer }

/** Why a delivery is not believed. None of them may be answered with 2xx: who is real comes again. */
export const DELIVERY_REFUSALS = ['tooLarge', 'unsigned', 'stale', 'unknownSerial', 'forged', 'replayed', 'unreadable', 'sealBroken', 'notOurs'] as const
export type DeliveryRefusal = (typeof DELIVERY_REFUSALS)[number]

/** `nothing`: truly theirs, and of no kind we keep. */
export type NotificationReading =
  | { outcome: 'news'; id: string; orderNumber: string; event: EventOf<'paid'> | RefundEvent }
  | { outcome: 'nothing'; id: string }
  | { outcome: 'refused'; reason: DeliveryRefusal }

/**
 * WeChat Pay, in our words. Business answers are values. Whatever else goes wrong throws `payment.unavailable`, `payment.timeout`,
 * `payment.unexpected` or `payment.untrusted`, and then nobody knows whether the call took effect: ask with `query` or
 * `queryRefund`, or call again with the same numbers. Amounts are fen. What comes back was signed by WeChat and is of our
 * merchant, app and number; that the amount and the payer are those of the payment, `stepPayment` checks.
 */
export interface PaymentGateway {
  /** Has WeChat take the order. `paid` and `closed` when it is so already. */
  order(request: OrderRequest): Promise<EventOf<'asked' | 'refused' | 'paid' | 'closed'>>
  /** Signed anew for every try on the phone. */
  paySheet(prepayId: string): PaySheet
  /** `unknown`: WeChat has no such order; `unpaid`: it has, and nothing was paid yet. */
  query(orderNumber: string): Promise<EventOf<'paid' | 'closed'> | 'unpaid' | 'unknown'>
  /** Nobody can pay it afterwards; `paid` when somebody was faster. An order WeChat never had counts as closed. */
  closeOrder(orderNumber: string): Promise<EventOf<'closed' | 'paid'>>
  refund(request: RefundRequest): Promise<RefundEvent | RefundRefusal>
  queryRefund(refund: Pick<RefundRequest, 'orderNumber' | 'refundNumber'>): Promise<RefundEvent | 'unknown'>
  /** The bill of a day in Beijing, at most three months ago. */
  bill(day: PlainDate): Promise<Bill>
  /** What WeChat tells us. Says who is speaking before it says what; a nonce is good once. */
  readNotification(delivery: Delivery): Promise<NotificationReading>
}

/** Remembers the nonces of deliveries for as long as their timestamp is good. */
export interface DeliveryNonces {
  /** @returns false when it was used before */
  use(nonce: string, until: Date): Promise<boolean>
}
