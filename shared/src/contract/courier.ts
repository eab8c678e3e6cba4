import * as z from 'zod'
import { applicationSchema } from './application'
import { idSchema, instantSchema, plainDateSchema } from './fields'
import { operation } from './operation'
import { caseWrite } from './review'

const byId = z.strictObject({ id: idSchema })
const parents = ['parent'] as const
const paymentErrors = ['payment.unavailable', 'payment.timeout', 'payment.unexpected', 'payment.untrusted'] as const

/** What `wx.requestPayment` takes, besides the app it runs in. */
export const paySheetSchema = z.object({ timeStamp: z.string(), nonceStr: z.string(), package: z.string(), signType: z.literal('RSA'), paySign: z.string() })
export type PaySheetView = z.infer<typeof paySheetSchema>

export const payPostage = operation({
  id: 'payPostage',
  method: 'POST',
  path: '/applications/{id}/payment',
  summary: 'Begin to pay the postage, or go on with it: what the phone needs to pay',
  access: parents,
  params: byId,
  response: z
    .object({
      application: applicationSchema,
      /** Null when it turned out to be paid. */
      sheet: paySheetSchema.nullable(),
      /** For a demo in a browser: a page that plays the phone, with the sheet in its address. */
      demoPhone: z.url().nullable(),
    })
    .meta({ id: 'PaymentStart' }),
  errors: ['application.action_refused', 'application.version_conflict', 'payment.payer_unknown', 'payment.refused', 'request.rate_limited', ...paymentErrors],
})

export const checkPayment = operation({
  id: 'checkPayment',
  method: 'POST',
  path: '/applications/{id}/payment/check',
  summary: 'Ask WeChat Pay now whether it was paid',
  access: parents,
  params: byId,
  response: applicationSchema,
  errors: ['application.version_conflict', 'request.rate_limited', ...paymentErrors],
})

export const askForLabel = caseWrite({
  id: 'askForLabel',
  path: 'label',
  summary: 'Ask the courier for a label; its number arrives with the answer',
})

export const takeBack = caseWrite({
  id: 'takeBack',
  path: 'return-received',
  summary: 'A parcel that could not be delivered is at the counter again; it is collected there',
})

const billSideSchema = z.object({ amountFen: z.number().int(), state: z.string(), at: instantSchema.nullable() }).nullable()
const sumsSchema = z.object({ here: z.number().int(), there: z.number().int() })

export const listBillChecks = operation({
  id: 'listBillChecks',
  method: 'GET',
  path: '/staff/bill-checks',
  summary: 'What came of comparing WeChat Pay’s bills of the last days with our payments, newest first',
  access: ['cityManager'],
  response: z.object({
    days: z.array(
      z.object({
        day: plainDateSchema,
        at: instantSchema,
        matched: z.number().int(),
        paidFen: sumsSchema,
        refundedFen: sumsSchema,
        differences: z.array(
          z.object({
            kind: z.enum(['missingHere', 'missingThere', 'amountDiffers', 'stateDiffers']),
            of: z.enum(['payment', 'refund']),
            orderNumber: z.string(),
            refundNumber: z.string().nullable(),
            here: billSideSchema,
            there: billSideSchema,
          }),
        ),
      }),
    ),
  }),
  errors: [],
})
