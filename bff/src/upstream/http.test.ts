import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as z from 'zod'
import { createUpstreamHttp, urlUnder } from './http'

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
  server = undefined
})

async function serve(listener: RequestListener): Promise<URL> {
  server = createServer(listener)
  await new Promise<void>(resolve => server!.listen(0, '127.0.0.1', resolve))
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
}

const schema = z.object({ good: z.literal(true) })
const ask = (url: URL, timeoutMs = 2000) => createUpstreamHttp('phase3', timeoutMs).json({ name: 'test', method: 'GET', url }, schema)
const fails = (code: string) => expect.objectContaining({ code, details: expect.objectContaining({ params: expect.objectContaining({ system: 'phase3' }) }) })

describe('an outside system', () => {
  it('that answers well is believed', async () => {
    const url = await serve((_, response) => response.end('{"good":true,"more":1}'))
    expect(await ask(url)).toEqual({ good: true })
  })

  test.each<[string, RequestListener, string]>([
    ['is broken', (_, response) => response.writeHead(500).end('{}'), 'upstream.unavailable'],
    ['is overloaded', (_, response) => response.writeHead(503).end('{}'), 'upstream.unavailable'],
    ['hangs up', request => request.socket.destroy(), 'upstream.unavailable'],
    ['hangs up in the middle', (_, response) => { response.writeHead(200, { 'content-length': '100' }); response.write('{"go'); setImmediate(() => response.destroy()) }, 'upstream.unavailable'],
    ['sends us elsewhere', (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(), 'upstream.unexpected'],
    ['knows nothing of us', (_, response) => response.writeHead(401).end('{}'), 'upstream.unexpected'],
    ['sends a page', (_, response) => response.end('<html>maintenance</html>'), 'upstream.unexpected'],
    ['sends another shape', (_, response) => response.end('{"good":"yes"}'), 'upstream.unexpected'],
    ['never stops', (_, response) => { const more = () => { while (response.write('x'.repeat(65_536))); response.once('drain', more) }; more() }, 'upstream.unavailable'],
  ])('that %s is %s', async (_what, listener, code) => {
    await expect(ask(await serve(listener))).rejects.toEqual(fails(code))
  })

  it('that says nothing is a time-out', async () => {
    await expect(ask(await serve(() => undefined), 150)).rejects.toEqual(fails('upstream.timeout'))
  })

  it('that drips is a time-out: the deadline is over the whole call', async () => {
    const url = await serve((_, response) => {
      const drip = setInterval(() => response.write(' '), 20)
      response.once('close', () => clearInterval(drip))
    })
    await expect(ask(url, 200)).rejects.toEqual(fails('upstream.timeout'))
  })

  it('that is not there is unavailable', async () => {
    const url = await serve(() => undefined)
    await new Promise(resolve => server!.close(resolve))
    await expect(ask(url)).rejects.toEqual(fails('upstream.unavailable'))
  })
})

test.each([
  ['http://127.0.0.1:8091', 'http://127.0.0.1:8091/hsb/ping'],
  ['http://127.0.0.1:8091/', 'http://127.0.0.1:8091/hsb/ping'],
  ['https://bus.example/ebus/mch', 'https://bus.example/ebus/mch/hsb/ping'],
])('at %s the path is under what the gateway put in front', (base, expected) => expect(urlUnder(base, '/hsb/ping').href).toBe(expected))
