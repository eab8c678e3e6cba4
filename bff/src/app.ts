import { getSettings } from '@mcb/shared/contract'
import Koa from 'koa'
import Router from 'koa-router'
import type { Deps } from './composition'
import { mountHealth } from './http/health'
import { mount } from './http/mount'
import { setUpAudit } from './http/middleware/audit'
import { setUpAuthentication } from './http/middleware/authenticate'
import { setUpErrors } from './http/middleware/errors'
import { setUpJsonBody } from './http/middleware/json-body'
import { setUpLanguage } from './http/middleware/language'
import { setUpRequestLog } from './http/middleware/request-id'
import { setUpSecurityHeaders } from './http/middleware/security-headers'
import { openApiDocument } from './http/openapi'
import { routesOf } from './http/routing'
import { serveWebApp } from './http/web-app'
import { mountAddressBookRoutes } from './modules/address-book/routes'
import { mountApplicationRoutes } from './modules/application/routes'
import { mountBirthCheckRoutes } from './modules/birth-check/routes'
import { mountBirthRoutes } from './modules/birth/routes'
import { mountDivisionRoutes } from './modules/division/routes'
import { mountDocumentRoutes } from './modules/document/routes'
import { mountExchangeRoutes } from './modules/exchange/routes'
import { mountFileAccessRoutes } from './modules/file-access/routes'
import { mountIdentityRoutes } from './modules/identity/routes'
import { mountNoticeRoutes } from './modules/notice/routes'
import { mountPaymentRoutes } from './modules/payment/routes'
import { mountPickupRoutes } from './modules/pickup/routes'
import { mountRegisterRoutes } from './modules/register/routes'
import { mountReviewRoutes } from './modules/review/routes'
import { mountSessionRoutes } from './modules/session/routes'
import { mountCourierInbox } from './upstream/courier/inbox'
import { mountChangesInbox } from './upstream/phase3/changes'
import { mountIdentityInbox } from './upstream/phase3/identity'
import { mountWechatPayInbox } from './upstream/wechat-pay/inbox'

const MOST_JSON_BYTES = 200 * 1024

/** What happens to a request, in order. */
export function createApp(deps: Deps): Koa {
  const app = new Koa({ proxy: deps.config.server.trustProxy })
  const { h5Directory } = deps.config.server

  app.on('error', error => deps.logger.warn({ event: 'response.broken', err: error }))
  app.use(setUpRequestLog(deps.logger))
  app.use(setUpSecurityHeaders(h5Directory))
  app.use(setUpLanguage())
  app.use(setUpErrors(deps.logger))
  if (h5Directory) serveWebApp(app, h5Directory)

  const open = new Router()
  mountHealth(open, deps.probes, deps.circuits)
  const openApi = openApiDocument()
  open.get('/openapi.json', ctx => {
    ctx.body = openApi
  })
  app.use(routesOf(open))

  // its bytes are signed: nobody may read them before it does
  const sealed = new Router()
  mountWechatPayInbox(sealed, { gateway: deps.wechatPay, receive: deps.payments.receive, logger: deps.logger })
  app.use(routesOf(sealed))

  app.use(setUpAuthentication(deps.sessions))
  app.use(setUpJsonBody(MOST_JSON_BYTES))
  const fromOutside = new Router()
  mountIdentityInbox(fromOutside, { config: deps.config.phase3, nonces: deps.nonces, receive: deps.identity.receive, clock: deps.clock })
  mountChangesInbox(fromOutside, { config: deps.config.phase3, nonces: deps.nonces, receive: deps.registryNews.receive, clock: deps.clock })
  mountCourierInbox(fromOutside, { config: deps.config.courier, nonces: deps.nonces, receive: deps.courier.receive, clock: deps.clock })
  app.use(routesOf(fromOutside))
  app.use(setUpAudit(deps.audit, deps.clock, deps.logger))
  const api = new Router({ prefix: '/api' })
  mountSessionRoutes(api, deps.sessions)
  mount(api, getSettings, async () => deps.config.settings)
  mountBirthRoutes(api, deps.births)
  mountBirthCheckRoutes(api, deps.birthChecks)
  mountDivisionRoutes(api, deps.divisions)
  mountDocumentRoutes(api, deps.documents)
  mountAddressBookRoutes(api, deps.addressBook)
  mountApplicationRoutes(api, deps.applications)
  mountFileAccessRoutes(api, deps.fileAccess)
  mountPaymentRoutes(api, deps.payments, deps.moneyDesk)
  mountPickupRoutes(api, deps.pickup, deps.counter)
  mountReviewRoutes(api, deps.review)
  mountIdentityRoutes(api, deps.identity)
  mountRegisterRoutes(api, deps.register)
  mountNoticeRoutes(api, deps.notices)
  mountExchangeRoutes(api, deps.exchange, deps.registryNews)
  app.use(routesOf(api))
  return app
}
