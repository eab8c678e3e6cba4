import { listAddresses, removeAddress, saveAddress } from '@mcb/shared/contract'
import type Router from 'koa-router'
import { mount } from '../../http/mount'
import type { AddressBookService } from './service'

export function mountAddressBookRoutes(router: Router, addresses: AddressBookService): void {
  mount(router, listAddresses, async ({ account }) => ({ entries: await addresses.list(account) }))
  mount(router, saveAddress, async ({ params, body, account }) => ({ entries: await addresses.save({ id: params.entry, ...body }, account) }))
  mount(router, removeAddress, async ({ params, account }) => ({ entries: await addresses.remove(params.entry, account) }))
}
