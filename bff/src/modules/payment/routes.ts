import { checkPayment, listBillChecks, payPostage } from '@mcb/shared/contract'
import type Router from 'koa-router'
import { mount } from '../../http/mount'
import type { BillChecks } from './bills'
import type { PaymentService } from './service'

const DAYS_SHOWN = 31

export function mountPaymentRoutes(router: Router, payments: PaymentService, bills: BillChecks): void {
  mount(router, payPostage, ({ params, account }) => payments.pay(params.id, account))
  mount(router, checkPayment, ({ params, account }) => payments.check(params.id, account))
  mount(router, listBillChecks, async () => ({ days: await bills.latest(DAYS_SHOWN) }))
}
