import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import Koa from 'koa'
import { serveWebApp } from './web-app'

const SCRIPT = 'console.log("hello")'
let directory: string
let server: Server

beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'mcb-web-'))
  mkdirSync(path.join(directory, 'js'))
  for (const [name, text] of [['index.html', '<!doctype html>'], ['js/app.0123abcd.js', SCRIPT], ['js/small.89abcdef.js', '1']] as const) writeFileSync(path.join(directory, name), text)
  writeFileSync(path.join(directory, 'js/app.0123abcd.js.br'), brotliCompressSync(SCRIPT))
  writeFileSync(path.join(directory, 'js/app.0123abcd.js.gz'), gzipSync(SCRIPT))
  const app = new Koa()
  serveWebApp(app, directory)
  server = app.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
})
afterAll(() => {
  server.close()
  rmSync(directory, { recursive: true, force: true })
})

/** As a browser asks that takes these encodings; the bytes as they come. */
function ask(address: string, encodings: string): Promise<{ headers: NodeJS.Dict<string | string[]>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    request({ host: '127.0.0.1', port, path: address, headers: { 'accept-encoding': encodings } }, answer => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve({ headers: answer.headers, body: Buffer.concat(parts) }))
    }).on('error', reject).end()
  })
}

const plain = (body: Buffer) => body
describe('the pages, as they are served', () => {
  test.each<[string, string, string | undefined, (body: Buffer) => Buffer]>([
    ['a browser of today', 'gzip, deflate, br', 'br', brotliDecompressSync],
    ['an older one', 'gzip, deflate', 'gzip', gunzipSync],
    ['one that takes nothing', 'identity', undefined, plain],
  ])('come to %s as it takes them, for a year', async (_, encodings, encoding, read) => {
    const { headers, body } = await ask('/js/app.0123abcd.js', encodings)
    expect(read(body).toString()).toBe(SCRIPT)
    expect(headers).toMatchObject({ 'content-type': expect.stringMatching(/javascript/), 'cache-control': 'public, max-age=31536000, immutable', vary: 'Accept-Encoding' })
    expect(headers['content-encoding']).toBe(encoding)
  })

  it('come as they are where nothing was compressed, and the page itself is always asked for', async () => {
    expect((await ask('/js/small.89abcdef.js', 'br')).body.toString()).toBe('1')
    expect((await ask('/', 'br')).headers['cache-control']).toBe('no-cache')
  })
})
