import { bodyParser } from '@koa/bodyparser'
import { getSettings } from '@mcb/shared/contract'
import { AppError } from '@mcb/shared/errors'
import Koa from 'koa'
import helmet from 'koa-helmet'
import Router from 'koa-router'
import type { Deps } from './composition'
import { mountHealth } from './http/health'
import { mount } from './http/mount'
import { setUpAudit } from './http/middleware/audit'
import { setUpAuthentication } from './http/middleware/authenticate'
import { setUpErrors } from './http/middleware/errors'
import { setUpLanguage } from './http/middleware/language'
import { setUpRequestLog } from './http/middleware/request-id'
import { openApiDocument } from './http/openapi'
import { inlineScriptSources, serveWebApp } from './http/web-app'
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

/** What happens to a request, in order. */
export function createApp(deps: Deps): Koa {
  const app = new Koa({ proxy: deps.config.server.trustProxy })
  const { h5Directory } = deps.config.server

  app.on('error', error => deps.logger.warn({ event: 'response.broken', err: error }))
  app.use(setUpRequestLog(deps.logger))
  app.use(securityHeaders(h5Directory))
  app.use(setUpLanguage())
  app.use(setUpErrors(deps.logger))
  if (h5Directory) serveWebApp(app, h5Directory)

  const open = new Router()
  mountHealth(open, deps.probes, deps.circuits)
  const openApi = openApiDocument()
  open.get('/openapi.json', ctx => {
    ctx.body = openApi
  })
  app.use(open.routes())

  // its bytes are signed: nobody may read them before it does
  const sealed = new Router()
  mountWechatPayInbox(sealed, { gateway: deps.wechatPay, receive: deps.payments.receive, logger: deps.logger })
  app.use(sealed.routes())

  app.use(setUpAuthentication(deps.sessions))
  app.use(bodyParser({ enableTypes: ['json'], jsonLimit: '200kb', onError: error => { throw unreadableBody(error) } }))
  const fromOutside = new Router()
  mountIdentityInbox(fromOutside, { config: deps.config.phase3, nonces: deps.nonces, receive: deps.identity.receive, clock: deps.clock })
  mountChangesInbox(fromOutside, { config: deps.config.phase3, nonces: deps.nonces, receive: deps.registryNews.receive, clock: deps.clock })
  mountCourierInbox(fromOutside, { config: deps.config.courier, nonces: deps.nonces, receive: deps.courier.receive, clock: deps.clock })
  app.use(fromOutside.routes())
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
  app.use(api.routes())
  return app
}

function unreadableBody(error: Error): AppError {
  const tooLarge = (error as { status?: number }).status === 413
  return new AppError(tooLarge ? 'request.too_large' : 'request.malformed', { cause: error })
}

function securityHeaders(h5Directory: string) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", ...inlineScriptSources(h5Directory)],
        // the framework sets element styles
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: false,
  })
}
