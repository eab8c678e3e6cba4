import Koa from 'koa'
import Router from 'koa-router'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { routesOf } from './routing'

let server: Server
beforeAll(async () => {
  const router = new Router({ prefix: '/api' })
  const tells = (name: string) => (ctx: { body: unknown; params: unknown }) => { ctx.body = { name, params: ctx.params } }
  router.get('/things', tells('list'))
  router.post('/things', tells('make'))
  router.get('/things/first', tells('first'))
  router.get('/things/:id', tells('one'))
  router.get('/things/last', tells('never'))
  router.get('/things/:id/parts/:part', tells('part'))
  router.get('/steps', async (ctx, next) => { ctx.set('X-Step', '1'); await next() }, tells('steps'))
  const app = new Koa()
  app.use(routesOf(router))
  server = createServer(app.callback())
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const ask = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { method })

test.each<[string, string, string, object]>([
  ['GET', '/api/things', 'list', {}],
  ['POST', '/api/things', 'make', {}],
  ['GET', '/api/things/', 'list', {}],
  ['GET', '/api/Things', 'list', {}],
  ['GET', '/api/things/first', 'first', {}],
  ['GET', '/api/things/7', 'one', { id: '7' }],
  ['GET', '/api/things/7/', 'one', { id: '7' }],
  ['GET', '/api/things/Seven', 'one', { id: 'Seven' }],
  ['GET', '/api/things/a%20b', 'one', { id: 'a b' }],
  ['GET', '/api/things/7/parts/3?x=1', 'part', { id: '7', part: '3' }],
  ['GET', '/api/steps', 'steps', {}],
])('%s %s is "%s"', async (method, path, name, params) => {
  const answer = (await (await ask(path, method)).json()) as object
  expect(answer).toEqual({ name, params })
})

it('takes the first that was registered, also before a fixed address', async () =>
  expect(await (await ask('/api/things/last')).json()).toEqual({ name: 'one', params: { id: 'last' } }))

it('answers HEAD where there is GET', async () => expect((await ask('/api/things', 'HEAD')).status).toBe(200))

test.each([['GET', '/api'], ['GET', '/things'], ['DELETE', '/api/things'], ['GET', '/api/things/7/parts'], ['GET', '/api/thingsx'], ['GET', '/api//things'], ['OPTIONS', '/api/things']])('%s %s is nowhere', async (method, path) =>
  expect((await ask(path, method)).status).toBe(404))
