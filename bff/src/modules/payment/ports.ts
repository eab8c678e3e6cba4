import type { BillDifference, BillLine, Payment, PaymentEvent, PlainDate, Reconciliation, ReviewedEvent, ReviewFacts } from '@mcb/shared/domain'
import type { Sendable } from '../../outbox/sender'

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

/** What WeChat is to do with a payment: nobody may pay it any more, or the money goes back. */
export type PaymentMessage = Sendable & { kind: 'close' | 'refund' }

/** Who has looked at something, and what came of it. */
export type Resolution = { by: string; at: string; note: string }

/** Something about a payment that cannot be, for a person to look at. */
export type PaymentReview = { at: string; event: ReviewedEvent; /** Which facts are not ours. */ differences: string[]; /** What WeChat says. */ there?: ReviewFacts; resolved?: Resolution }

/** A payment with what the service keeps beside it: one document in the store, saved as a whole. */
export type PaymentRecord = {
  id: string
  payment: Payment
  applicationId: string
  accountId: string
  updatedAt: Date
  /** Counts saves. */
  revision: number
  outbox: PaymentMessage[]
  /** When to look after it without being told; null when nothing is open. */
  lookAt: Date | null
  /** How often that was done since the payment last moved. */
  looks: number
  /** The application has not been told of the status yet. */
  untold: boolean
  reviews: PaymentReview[]
}

export interface PaymentRepository {
  newId(): string
  /** @returns false when there is one of this order number */
  insert(record: PaymentRecord): Promise<boolean>
  get(id: string): Promise<PaymentRecord | null>
  findByOrderNumber(orderNumber: string): Promise<PaymentRecord | null>
  /** Saves the record if nobody has saved it since it was read, and counts `revision` up. */
  save(record: PaymentRecord): Promise<'saved' | 'stale'>
  dueForSending(now: Date, limit: number): Promise<string[]>
  /** Payments to look after now, longest waiting first. */
  dueForLook(now: Date, limit: number): Promise<string[]>
  /** Those with something a person has not looked at yet, longest untouched first. */
  toReview(limit: number): Promise<PaymentRecord[]>
  /** Those with money that came or went between two instants, and those of these numbers. */
  listForBill(from: Date, to: Date, orderNumbers: readonly string[]): Promise<PaymentRecord[]>
}

/** Who pays, in WeChat's words. */
export interface PayerDirectory {
  /** WeChat's id of the person; null for an account that is not of WeChat. */
  wechatIdOf(accountId: string): Promise<string | null>
}

/** What came of comparing the bill of a day. */
export type BillCheck = Omit<Reconciliation, 'differences'> & { day: PlainDate; at: string; differences: (BillDifference & { resolved?: Resolution })[] }

/** Which line of a day's bill. */
export type DifferenceKey = Pick<BillDifference, 'kind' | 'of' | 'orderNumber' | 'refundNumber'>

export interface BillCheckRepository {
  /** The last days that were compared, newest first. */
  latest(limit: number): Promise<BillCheck[]>
  /** Keeps the newest comparison of a day. */
  save(check: BillCheck): Promise<void>
  /** Notes what came of a difference; where that is noted already, the first word stays. @returns false when there is no such difference */
  resolve(day: PlainDate, key: DifferenceKey, resolution: Resolution): Promise<boolean>
}
