import * as z from 'zod'
import { applicationSchema } from './application'
import { idSchema } from './fields'
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
