import { listInterfaces, listParkedMessages, listUnknownNews, resendMessages, resumeInterface, stopInterface } from '@mcb/shared/contract'
import type Router from 'koa-router'
import { mount } from '../../http/mount'
import type { RegistryNewsService } from '../registry-news/service'
import type { ExchangeService } from './service'

export function mountExchangeRoutes(router: Router, exchange: ExchangeService, registryNews: Pick<RegistryNewsService, 'listUnknown'>): void {
  mount(router, listInterfaces, async () => ({ interfaces: await exchange.list() }))
  mount(router, stopInterface, ({ params, body, account }) => exchange.stop(params.name, body.note, account))
  mount(router, resumeInterface, ({ params, account }) => exchange.resume(params.name, account))
  mount(router, listParkedMessages, async ({ account }) => ({ messages: await exchange.listParked(account) }))
  mount(router, listUnknownNews, async () => ({ news: await registryNews.listUnknown() }))
  mount(router, resendMessages, async ({ body, account }) => ({ resent: await exchange.resend(body.records, account) }))
}
