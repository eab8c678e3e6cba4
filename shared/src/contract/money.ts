import * as z from 'zod'
import { PAYMENT_STATUSES } from '../domain/payment/payment'
import { BILL_STATES } from '../domain/payment/reconciliation'
import { REVIEWED_EVENTS } from '../domain/payment/reviews'
import { idSchema, instantSchema, LIMITS, plainDateSchema, requiredLine } from './fields'
import { operation } from './operation'

const CITY = ['cityManager'] as const
const MANAGERS = ['districtManager', 'cityManager'] as const
const fen = z.number().int()

/** Somebody has looked, and wrote what came of it. */
const resolvedSchema = z.object({ by: z.string(), at: instantSchema, note: z.string() })
const factsSchema = z.object({ amountFen: fen.nullable(), number: z.string().nullable(), at: instantSchema.nullable() })

/** Something WeChat Pay has told of a payment that cannot be, as nobody may decide but a person. */
export const paymentReviewSchema = z
  .object({
    paymentId: idSchema,
    /** Its place among those of the payment. */
    place: fen,
    applicationId: idSchema,
    orderNumber: z.string(),
    status: z.enum(PAYMENT_STATUSES),
    at: instantSchema,
    event: z.enum(REVIEWED_EVENTS),
    /** Which facts are not ours, or why WeChat would not. */
    differences: z.array(z.string()),
    here: factsSchema,
    /** Null for what was kept before both sides were. */
    there: factsSchema.nullable(),
  })
  .meta({ id: 'PaymentReview' })
export type PaymentReviewView = z.infer<typeof paymentReviewSchema>

const reviewsSchema = z.object({ reviews: z.array(paymentReviewSchema) })

export const listPaymentReviews = operation({
  id: 'listPaymentReviews',
  method: 'GET',
  path: '/staff/payment-reviews',
  summary: 'Payments a person has to look at, the longest waiting first; at most 200',
  access: MANAGERS,
  response: reviewsSchema,
  errors: [],
})

export const resolvePaymentReview = operation({
  id: 'resolvePaymentReview',
  method: 'POST',
  path: '/staff/payments/{id}/reviews/resolve',
  summary: 'One of them was looked at: what came of it. Done twice, the first word stays. The others that are left come back',
  access: MANAGERS,
  params: z.strictObject({ id: idSchema }),
  body: z.strictObject({ place: z.number().int().min(0).max(1000), note: requiredLine(LIMITS.note) }),
  response: reviewsSchema,
  errors: ['resource.not_found'],
})

const billSideSchema = z.object({ amountFen: fen, state: z.enum(BILL_STATES), at: instantSchema.nullable() }).nullable()
const sumsSchema = z.object({ here: fen, there: fen })
const lineSchema = z.object({
  kind: z.enum(['missingHere', 'missingThere', 'amountDiffers', 'stateDiffers']),
  of: z.enum(['payment', 'refund']),
  orderNumber: z.string(),
  refundNumber: z.string().nullable(),
})

/** A line of a bill that is unlike ours. */
export const billDifferenceSchema = lineSchema.extend({ here: billSideSchema, there: billSideSchema, resolved: resolvedSchema.nullable() }).meta({ id: 'BillDifference' })
export type BillDifferenceView = z.infer<typeof billDifferenceSchema>

/** A day's bill of WeChat Pay beside our payments. */
export const billCheckSchema = z
  .object({ day: plainDateSchema, at: instantSchema, matched: fen, paidFen: sumsSchema, refundedFen: sumsSchema, differences: z.array(billDifferenceSchema) })
  .meta({ id: 'BillCheck' })
export type BillCheckView = z.infer<typeof billCheckSchema>

const daysSchema = z.object({ days: z.array(billCheckSchema) })

export const listBillChecks = operation({
  id: 'listBillChecks',
  method: 'GET',
  path: '/staff/bill-checks',
  summary: 'What came of comparing WeChat Pay’s bills of the last days with our payments, newest first',
  access: CITY,
  response: daysSchema,
  errors: [],
})

export const resolveBillDifference = operation({
  id: 'resolveBillDifference',
  method: 'POST',
  path: '/staff/bill-checks/{day}/resolve',
  summary: 'A difference was looked at: what came of it. Done twice, the first word stays',
  access: CITY,
  params: z.strictObject({ day: plainDateSchema }),
  body: z.strictObject({ ...lineSchema.shape, note: requiredLine(LIMITS.note) }),
  response: daysSchema,
  errors: ['resource.not_found'],
})
