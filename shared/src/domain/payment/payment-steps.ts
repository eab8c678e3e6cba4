import type { Payment, PaymentEvent, PaymentEventType, PaymentStatus, Refund, RefundReason, RefundStatus } from './payment'

/**
 * What an event does.
 * `repeated`: so it is already. `late`: the payment has gone on since. `notNow`: our own wish, but not in this status.
 * `review`: it cannot be, so somebody looks at it. None of the four changes anything.
 */
export type StepOutcome = 'changed' | 'repeated' | 'late' | 'notNow' | 'review'

/** What is to be done at WeChat because of it, or by a person. */
export type PaymentDue = 'refund' | 'close' | 'review' | null

export type PaymentStep = {
  payment: Payment
  outcome: StepOutcome
  due: PaymentDue
  /** Which facts of the event are not ours. */
  differences: string[]
}

type Cell = Exclude<StepOutcome, 'changed'> | PaymentStatus | 'ofRefund' | 'closeAgain'
type Row = Record<PaymentEventType, Cell>

const REFUND_OF_NOTHING = { refundAccepted: 'review', refundDone: 'review', refundClosed: 'review', refundStuck: 'review' } as const
const OF_REFUND = { refundAccepted: 'ofRefund', refundDone: 'ofRefund', refundClosed: 'ofRefund', refundStuck: 'ofRefund' } as const

/**
 * Every status and every event. A name of a status moves the payment there; `ofRefund` asks the table of refunds;
 * `closeAgain` is an order that WeChat has although we gave it up. Money that comes for an order that is over goes back.
 */
const STEPS: Record<PaymentStatus, Row> = {
  created: { asked: 'asked', refused: 'refused', paid: 'paid', closed: 'closed', refundWanted: 'notNow', ...REFUND_OF_NOTHING },
  asked: { asked: 'asked', refused: 'late', paid: 'paid', closed: 'closed', refundWanted: 'notNow', ...REFUND_OF_NOTHING },
  paid: { asked: 'late', refused: 'late', paid: 'repeated', closed: 'review', refundWanted: 'refunding', ...REFUND_OF_NOTHING },
  closed: { asked: 'closeAgain', refused: 'late', paid: 'refunding', closed: 'repeated', refundWanted: 'notNow', ...REFUND_OF_NOTHING },
  refused: { asked: 'closeAgain', refused: 'repeated', paid: 'refunding', closed: 'late', refundWanted: 'notNow', ...REFUND_OF_NOTHING },
  refunding: { asked: 'late', refused: 'late', paid: 'repeated', closed: 'late', refundWanted: 'repeated', ...OF_REFUND },
  refunded: { asked: 'late', refused: 'late', paid: 'repeated', closed: 'late', refundWanted: 'repeated', ...OF_REFUND },
}

type RefundEvent = Extract<PaymentEvent, { refundNumber: string }>
type RefundCell = Exclude<StepOutcome, 'changed' | 'notNow'> | RefundStatus | 'again'

/** The refund that runs; `again` is a new one, since WeChat has given this one up and the money is still there. */
const REFUND_STEPS: Record<RefundStatus, Record<RefundEvent['type'], RefundCell>> = {
  due: { refundAccepted: 'accepted', refundDone: 'done', refundClosed: 'again', refundStuck: 'stuck' },
  accepted: { refundAccepted: 'repeated', refundDone: 'done', refundClosed: 'again', refundStuck: 'stuck' },
  stuck: { refundAccepted: 'late', refundDone: 'done', refundClosed: 'again', refundStuck: 'repeated' },
  done: { refundAccepted: 'late', refundDone: 'repeated', refundClosed: 'review', refundStuck: 'review' },
}

/** The payment after an event, and what that means. Pure: the same event again changes nothing. */
export function stepPayment(payment: Payment, event: PaymentEvent): PaymentStep {
  const differences = differencesFrom(payment, event)
  if (differences.length > 0) return { ...unchanged(payment, 'review'), differences }
  const cell = STEPS[payment.status][event.type]
  switch (cell) {
    case 'repeated':
    case 'late':
    case 'notNow':
    case 'review':
      return unchanged(payment, cell)
    case 'closeAgain':
      return { ...unchanged(payment, 'late'), due: 'close' }
    case 'ofRefund':
      return stepRefund(payment, event as RefundEvent)
    default:
      return move(payment, cell, event)
  }
}

function unchanged(payment: Payment, outcome: StepOutcome): PaymentStep {
  return { payment, outcome, due: outcome === 'review' ? 'review' : null, differences: [] }
}

function changed(payment: Payment, due: PaymentDue = null): PaymentStep {
  return { payment, outcome: 'changed', due, differences: [] }
}

function move(payment: Payment, status: PaymentStatus, event: PaymentEvent): PaymentStep {
  switch (event.type) {
    case 'asked':
      // asked again, WeChat gives a new id for the same order
      return payment.prepayId === event.prepayId ? unchanged(payment, 'repeated') : changed({ ...payment, status, prepayId: event.prepayId })
    case 'refused':
      return changed({ ...payment, status, refusal: event.reason })
    case 'paid': {
      const paid = { ...payment, status, transactionId: event.transactionId, paidAt: event.at }
      return status === 'refunding' ? refunding(paid, 'paidTooLate') : changed(paid)
    }
    case 'refundWanted':
      return refunding(payment, event.reason)
    default:
      return changed({ ...payment, status })
  }
}

function refunding(payment: Payment, reason: RefundReason): PaymentStep {
  return changed({ ...payment, status: 'refunding', refund: refundOf(payment, reason, 1) }, 'refund')
}

function refundOf({ orderNumber, amountFen }: Payment, reason: RefundReason, attempt: number): Refund {
  return { number: refundNumber(orderNumber, attempt), attempt, amountFen, reason, status: 'due', acceptedAt: null, doneAt: null }
}

/** Ours of a refund, made from the order's: whoever asks again asks with the same one. */
export function refundNumber(orderNumber: string, attempt: number): string {
  return `${orderNumber}R${attempt}`
}

function stepRefund(payment: Payment, event: RefundEvent): PaymentStep {
  const { refund } = payment
  if (!refund) return unchanged(payment, 'review')
  // one that WeChat has given up: were it done after all, money would go back twice
  if (event.refundNumber !== refund.number) return unchanged(payment, event.type === 'refundDone' ? 'review' : 'late')
  const acceptedAt = refund.acceptedAt ?? (event.type === 'refundDone' ? event.acceptedAt : null) ?? event.at
  const cell = REFUND_STEPS[refund.status][event.type]
  switch (cell) {
    case 'repeated':
    case 'late':
    case 'review':
      return unchanged(payment, cell)
    case 'again':
      return changed({ ...payment, refund: refundOf(payment, refund.reason, refund.attempt + 1) }, 'refund')
    case 'done':
      return changed({ ...payment, status: 'refunded', refund: { ...refund, status: 'done', acceptedAt, doneAt: event.at } })
    case 'stuck':
      return changed({ ...payment, refund: { ...refund, status: 'stuck', acceptedAt } }, 'review')
    default:
      return changed({ ...payment, refund: { ...refund, status: cell, acceptedAt } })
  }
}

/** Facts an event may not change: what is paid is what was asked for, by whom it was asked of, in one transaction. */
function differencesFrom(payment: Payment, event: PaymentEvent): string[] {
  if (event.type === 'paid') {
    return [
      ...(event.amountFen === payment.amountFen ? [] : ['amountFen']),
      ...(event.payer === payment.payer ? [] : ['payer']),
      ...(payment.transactionId === null || event.transactionId === payment.transactionId ? [] : ['transactionId']),
    ]
  }
  if (!('refundNumber' in event) || !payment.refund) return []
  const ours = Array.from({ length: payment.refund.attempt }, (_, i) => refundNumber(payment.orderNumber, i + 1))
  return [...(ours.includes(event.refundNumber) ? [] : ['refundNumber']), ...(event.amountFen === payment.refund.amountFen ? [] : ['amountFen'])]
}
