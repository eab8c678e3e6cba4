import { checkPayment, listBillChecks, listPaymentReviews, payPostage, resolveBillDifference, resolvePaymentReview } from '@mcb/shared/contract'
import type Router from 'koa-router'
import { mount } from '../../http/mount'
import type { MoneyDesk } from './desk'
import type { PaymentService } from './service'

export function mountPaymentRoutes(router: Router, payments: PaymentService, desk: MoneyDesk): void {
  mount(router, payPostage, ({ params, account }) => payments.pay(params.id, account))
  mount(router, checkPayment, ({ params, account }) => payments.check(params.id, account))
  mount(router, listPaymentReviews, async ({ account }) => ({ reviews: await desk.listReviews(account) }))
  mount(router, resolvePaymentReview, async ({ params, body, account }) => ({ reviews: await desk.resolveReview(params.id, body.place, body.note, account) }))
  mount(router, listBillChecks, async () => ({ days: await desk.listDays() }))
  mount(router, resolveBillDifference, async ({ params, body: { note, ...key }, account }) => ({ days: await desk.resolveDifference(params.day, key, note, account) }))
}
