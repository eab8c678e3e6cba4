import { bodyParser } from '@koa/bodyparser'
import Koa from 'koa'
import Router from 'koa-router'
import * as z from 'zod'
import { PATHS } from '../../bff/src/upstream/jingtong/wire'
import { CREDENTIALS } from '../credentials'
import { createFaults } from '../faults'
import { listen, type RunningMock } from '../listen'
import { jingtongAccounts } from './accounts'
import { createGrants } from './grants'
import { mountPapers } from './papers'
import { refusedPage, signInPage } from './sign-in-page'

const OPERATIONS = [...Object.keys(PATHS), 'ping']

const signInRequest = z.object({
  client_id: z.literal(CREDENTIALS.JINGTONG_CLIENT_ID),
  redirect_uri: z.url({ protocol: /^https?$/ }),
  /** Theirs is optional; whoever leaves it out has no protection against a forged return. */
  state: z.string().max(512).default(''),
})
const authorizeRequest = signInRequest.extend({ response_type: z.literal('code'), scope: z.literal('user_info') })
const choice = signInRequest.extend({ person: z.string() })
const codeRequest = z.object({ person: z.string(), redirect_uri: z.url() })

export type JingtongMockOptions = {
  /** 0 takes a free one. */
  port: number
  /** YYYY-MM-DD, as for phase 3. */
  today: string
  clock?: () => Date
}

/** Plays Jingtong (京通) unified identity for natural persons: a page to say who one is, and the two calls behind it. */
export async function startJingtongMock({ port, today, clock = () => new Date() }: JingtongMockOptions): Promise<RunningMock> {
  const accounts = jingtongAccounts(today)
  const grants = createGrants(clock)
  const faults = createFaults(OPERATIONS)
  const router = new Router()

  router.get('/', faults.around('ping', ctx => void (ctx.body = 'ok')))
  router.get(PATHS.authorize, faults.around('authorize', ctx => {
    const parsed = authorizeRequest.safeParse(ctx.query)
    ctx.type = 'html'
    ctx.status = parsed.success ? 200 : 400
    ctx.body = parsed.success ? signInPage(signInRequest.parse(parsed.data), accounts.values(), PATHS.authorize) : refusedPage(namesOf(parsed.error))
  }))
  router.post(PATHS.authorize, ctx => {
    const parsed = choice.safeParse(ctx.request.body)
    const account = parsed.success && accounts.get(parsed.data.person)
    if (!account) {
      ctx.status = 400
      ctx.body = refusedPage(parsed.success ? 'person' : namesOf(parsed.error))
      return
    }
    const back = new URL(parsed.data.redirect_uri)
    back.searchParams.set('code', grants.giveCode(account, parsed.data.redirect_uri))
    if (parsed.data.state) back.searchParams.set('state', parsed.data.state)
    ctx.redirect(back.toString())
    ctx.status = 303
  })
  router.post(PATHS.token, faults.around('token', ctx => void (ctx.body = grants.exchange(ctx.request.body as Record<string, unknown>))))
  router.post(PATHS.userInfo, faults.around('userInfo', ctx => void (ctx.body = grants.describe(ctx.request.body as Record<string, unknown>))))

  router.post('/control/code', ctx => {
    const parsed = codeRequest.safeParse(ctx.request.body)
    const account = parsed.success && accounts.get(parsed.data.person)
    ctx.status = account ? 200 : 400
    ctx.body = account ? { code: grants.giveCode(account, parsed.data.redirect_uri) } : { people: [...accounts.keys()] }
  })
  router.post('/control/reset', ctx => {
    grants.clear()
    faults.clear()
    ctx.status = 204
  })
  faults.mount(router)
  mountPapers(router, accounts, today)

  const app = new Koa()
  app.use(bodyParser({ enableTypes: ['json', 'form'] }))
  app.use(async (ctx, next) => {
    ctx.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'" })
    await next()
  })
  app.use(router.routes())
  return listen(app, port)
}

const namesOf = (error: z.ZodError) => [...new Set(error.issues.map(issue => issue.path.join('.')))].join(', ')
