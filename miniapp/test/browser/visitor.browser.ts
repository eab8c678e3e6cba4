import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { openBrowser } from './open-browser'
import { aVisitor } from './visitor'

/** A page with both language buttons, and whatever a test wants to be found on it. */
const page = (body: string) => `<!doctype html><html lang="en"><head><title>Page</title></head><body><main><h1>Page</h1>
<button id="language-zh-CN" onclick="document.documentElement.lang='zh-CN'">中文</button>
<button id="language-en" onclick="document.documentElement.lang='en'">English</button>${body}</main></body></html>`

let browser: Browser
let server: Server
let site: string
let body = ''

beforeAll(async () => {
  browser = await openBrowser()
  server = createServer((_, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(page(body)))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}, 60_000)
afterAll(async () => {
  await browser?.close()
  server?.close()
}, 30_000)

it.each([
  ['a picture without words', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="9" height="9">', /image-alt/],
  ['pale words', '<p style="color: #bbb; background: #fff">pale</p>', /color-contrast/],
  ['something wider than a small phone', '<div style="width: 400px; height: 9px; background: #000"></div>', /wider than 320 pixels/],
  ['an error in the console', '<script>console.error("trouble")</script>', /console: trouble/],
  ['a script that fails', '<script>nobody.home()</script>', /error: nobody is not defined/],
  ['a question to somebody outside', '<img alt="" src="http://elsewhere.example.org/x.png">', /asked elsewhere\.example\.org/],
])('a visitor finds %s', async (_, content, finding) => {
  body = content
  const visitor = await aVisitor(browser, site)
  await visitor.open()
  await visitor.inspect('page')
  await visitor.close()
  expect(visitor.findings.map(({ what }) => what)).toContainEqual(expect.stringMatching(finding))
}, 30_000)

it('a visitor finds nothing on a page that is right', async () => {
  body = '<p>Words</p><div style="overflow-x: auto; max-width: 100%" tabindex="0"><div style="width: 900px">a table that scrolls by itself</div></div>'
  const visitor = await aVisitor(browser, site)
  await visitor.open()
  await visitor.inspect('page')
  await visitor.close()
  expect(visitor.findings).toEqual([])
}, 30_000)
