import { cancelPickupTime, choosePickupTime, getCounter, getPickup, takePickup } from '@mcb/shared/contract'
import type Router from 'koa-router'
import { mount } from '../../http/mount'
import type { CounterService } from './counter'
import type { PickupService } from './service'

export function mountPickupRoutes(router: Router, pickup: PickupService, counter: CounterService): void {
  mount(router, getPickup, ({ params, account }) => pickup.get(params.id, account))
  mount(router, choosePickupTime, call => pickup.choose(call.params.id, call.body.start, { ...call, request: call.body }))
  mount(router, cancelPickupTime, call => pickup.cancel(call.params.id, { ...call, request: { cancel: true } }))
  mount(router, getCounter, ({ account }) => counter.today(account))
  mount(router, takePickup, call => counter.take(call.params.id, call.body, { ...call, request: call.body }))
}
