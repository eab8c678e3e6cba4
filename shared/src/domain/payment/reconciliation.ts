import { beijingDate, type PlainDate } from '../dates/plain-date'
import { PAYMENT_STATUSES, type Payment, type RefundStatus } from './payment'
import { refundNumber as numberOfRefund } from './payment-steps'

/** One line of WeChat's bill of a day: money that came, or money that was sent back. */
export type BillLine = {
  kind: 'payment' | 'refund'
  orderNumber: string
  /** Null for a payment. */
  refundNumber: string | null
  transactionId: string
  amountFen: number
  /** What the bill says of it; of a refund, as it was when the bill was made: it is not brought up to date later. */
  state: 'done' | 'accepted' | 'failed'
  /** ISO 8601 */
  at: string
}

/** How one side has a line: ours as the status of the payment or its refund, theirs as the bill says it. */
export const BILL_STATES = [...PAYMENT_STATUSES, 'due', 'accepted', 'stuck', 'done', 'givenUp', 'failed'] as const satisfies readonly (Payment['status'] | RefundStatus | BillLine['state'] | 'givenUp')[]
type BillState = (typeof BILL_STATES)[number]

/** A side of a difference, in the words of that side. */
export type BillSide = { amountFen: number; state: BillState; at: string | null }

/**
 * `missingHere`: the bill has it and we have not; `missingThere`: the other way round; `amountDiffers`; `stateDiffers`: both have it and
 * one says that nothing was paid or sent back, or says it of another transaction or day.
 */
export type BillDifference = {
  kind: 'missingHere' | 'missingThere' | 'amountDiffers' | 'stateDiffers'
  of: BillLine['kind']
  orderNumber: string
  refundNumber: string | null
  here: BillSide | null
  there: BillSide | null
}

export type Reconciliation = {
  /** Lines that both sides have and agree on. */
  matched: number
  paidFen: { here: number; there: number }
  refundedFen: { here: number; there: number }
  /** In the order of the numbers. */
  differences: BillDifference[]
}

/** What one of our payments says should be a line of a bill. */
type OurLine = Omit<BillLine, 'at' | 'state'> & { at: string | null; state: BillState }

const keyOf = ({ kind, orderNumber, refundNumber }: Pick<BillLine, 'kind' | 'orderNumber' | 'refundNumber'>) => [orderNumber, kind, refundNumber ?? ''].join(' ')
const isOn = (day: PlainDate, at: string | null) => at !== null && beijingDate(new Date(at)) === day

/**
 * Our payments against the bill of a day, line by line.
 * @param payments those with something paid or sent back on that day, and those whose numbers the bill has, in any order
 * @param day in Beijing
 */
export function reconcile(payments: readonly Payment[], bill: readonly BillLine[], day: PlainDate): Reconciliation {
  const ours = new Map(payments.flatMap(linesOf).map(line => [keyOf(line), line]))
  const seen = new Set<string>()
  const differences: BillDifference[] = []
  let matched = 0
  for (const line of bill) {
    const key = keyOf(line)
    // the same line a second time has no counterpart
    const our = seen.has(key) ? undefined : ours.get(key)
    seen.add(key)
    const kind = our ? difference(our, line, day) : 'missingHere'
    if (kind) differences.push(toDifference(kind, our ?? null, line))
    else matched++
  }
  const expected = [...ours.values()].filter(line => isOn(day, line.at))
  differences.push(...expected.filter(line => !seen.has(keyOf(line))).map(line => toDifference('missingThere', line, null)))
  return {
    matched,
    paidFen: { here: sum(expected, 'payment'), there: sum(bill, 'payment') },
    refundedFen: { here: sum(expected, 'refund'), there: sum(bill, 'refund') },
    differences: differences.sort((a, b) => (keyOfDifference(a) < keyOfDifference(b) ? -1 : 1)),
  }
}

const sum = (lines: readonly Pick<OurLine, 'kind' | 'amountFen' | 'state'>[], kind: BillLine['kind']) =>
  lines.reduce((total, line) => (line.kind === kind && line.state !== 'failed' ? total + line.amountFen : total), 0)

const keyOfDifference = ({ of, orderNumber, refundNumber }: BillDifference) => keyOf({ kind: of, orderNumber, refundNumber })

/** A refund that WeChat gave up before the one that runs: it may be on a bill, and on which is not kept. */
const GIVEN_UP = 'givenUp'

/** A payment, whatever became of it, and its refunds once they have been asked for. */
function linesOf({ orderNumber, amountFen, transactionId, status, paidAt, refund }: Payment): OurLine[] {
  const payment: OurLine = { kind: 'payment', orderNumber, refundNumber: null, transactionId: transactionId ?? '', amountFen, state: status, at: paidAt }
  if (!refund) return [payment]
  const refunds = Array.from({ length: refund.attempt }, (_, i): OurLine => {
    const facts = { ...payment, kind: 'refund' as const, refundNumber: numberOfRefund(orderNumber, i + 1), amountFen: refund.amountFen }
    return i + 1 < refund.attempt ? { ...facts, state: GIVEN_UP, at: null } : { ...facts, state: refund.status, at: refund.acceptedAt }
  })
  return [payment, ...refunds]
}

function difference(our: OurLine, line: BillLine, day: PlainDate): BillDifference['kind'] | null {
  if (our.amountFen !== line.amountFen) return 'amountDiffers'
  if (our.transactionId !== line.transactionId) return 'stateDiffers'
  if (our.state === GIVEN_UP) return line.state === 'done' ? 'stateDiffers' : null
  if (!isOn(day, our.at)) return 'stateDiffers'
  return our.state === 'done' && line.state === 'failed' ? 'stateDiffers' : null
}

function toDifference(kind: BillDifference['kind'], our: OurLine | null, line: BillLine | null): BillDifference {
  const { kind: of, orderNumber, refundNumber } = (our ?? line) as OurLine
  return { kind, of, orderNumber, refundNumber, here: our && sideOf(our), there: line && sideOf(line) }
}

const sideOf = ({ amountFen, state, at }: OurLine): BillSide => ({ amountFen, state, at })
