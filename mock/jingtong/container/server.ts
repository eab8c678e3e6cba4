import { readFileSync } from 'node:fs'
import { request, type IncomingHttpHeaders } from 'node:http'
import path from 'node:path'
import Koa from 'koa'
import Router from 'koa-router'
import { listen, type RunningMock } from '../../listen'
import type { JingtongAccount } from '../accounts'
import { containerPage } from './page'

export type ContainerOptions = {
  /** 0 takes a free one. */
  port: number
  /** Where the app in it is served, `http://127.0.0.1:8080`. */
  app: string
  /** The phone that pays, `http://127.0.0.1:8094/phone/pay`; without it the container has no payer. */
  payUrl?: string
  accounts: Iterable<JingtongAccount>
  /** A code for somebody the container knows, good once and with this way back. @returns null when nobody has that id */
  giveCode(person: string, redirectUri: string): string | null
}

const FILES = { '/container/container.js': 'text/javascript', '/container/bridge.js': 'text/javascript', '/container/container.css': 'text/css' }
const BRIDGE = '<script src="/container/bridge.js"></script>'
/** What a web-view does not heed, because nothing is framed in it; and what changes when a page gets its bridge. */
const NOT_PASSED_ON = ['x-frame-options', 'content-length', 'transfer-encoding', 'connection', 'keep-alive']

/**
 * Plays the Jingtong (京通) container: a page with a title bar, a back key, a scanner and a payer, which opens the app as a
 * web-view does and gives it a bridge before its first script runs. The app comes through this server, so that both are
 * of one origin; nothing about the app changes for it.
 */
export async function startContainerMock({ port, app: appUrl, payUrl, accounts, giveCode }: ContainerOptions): Promise<RunningMock> {
  const people = [...accounts]
  const router = new Router()
  router.get('/container/', ctx => {
    ctx.type = 'html'
    ctx.set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': `default-src 'self'; connect-src 'self' ${payUrl ? new URL(payUrl).origin : ''}; img-src data:` })
    ctx.body = containerPage(people, payUrl ?? '')
  })
  for (const [address, type] of Object.entries(FILES))
    router.get(address, ctx => {
      ctx.type = type
      ctx.set('Cache-Control', 'no-store')
      ctx.body = readFileSync(path.join(__dirname, path.basename(address)))
    })
  router.post('/container/code', ctx => {
    const { person, redirect_uri } = ctx.query
    const code = giveCode(String(person), String(redirect_uri))
    ctx.status = code ? 200 : 400
    ctx.body = { code }
  })

  const koa = new Koa()
  koa.use(router.routes())
  koa.use(ctx => passOn(ctx, appUrl))
  return listen(koa, port)
}

/** The app's own answer; a page of it with the bridge as its first script. */
function passOn(ctx: Koa.Context, appUrl: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const isPage = ctx.path === '/' || ctx.path.endsWith('.html')
    const { host: _, ...headers } = ctx.req.headers
    if (isPage) {
      delete headers['accept-encoding']
      delete headers['if-none-match']
      delete headers['if-modified-since']
    }
    const asked = request(new URL(ctx.url, appUrl), { method: ctx.method, headers }, answer => {
      ctx.status = answer.statusCode ?? 502
      ctx.set(toTheWebView(answer.headers, isPage))
      if (!isPage) {
        ctx.body = answer
        return resolve()
      }
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part)).on('error', reject)
      answer.on('end', () => {
        ctx.body = Buffer.concat(parts).toString().replace('<head>', `<head>${BRIDGE}`)
        resolve()
      })
    })
    asked.on('error', reject)
    ctx.req.pipe(asked)
  })
}

function toTheWebView(headers: IncomingHttpHeaders, isPage: boolean): Record<string, string | string[]> {
  const kept = Object.entries(headers).filter(([name]) => !NOT_PASSED_ON.includes(name) && !(isPage && ['etag', 'last-modified'].includes(name)))
  const policy = headers['content-security-policy']
  return {
    ...Object.fromEntries(kept.filter((entry): entry is [string, string | string[]] => entry[1] !== undefined)),
    ...(policy && { 'content-security-policy': String(policy).replace(/frame-ancestors [^;]*/, "frame-ancestors 'self'") }),
  }
}
