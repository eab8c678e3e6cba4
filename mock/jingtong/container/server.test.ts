import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RunningMock } from '../../listen'
import { jingtongAccounts } from '../accounts'
import { startContainerMock } from './server'

const POLICY = "default-src 'none'; script-src 'self'; frame-ancestors 'none'"
let app: Server
let container: RunningMock
let asked: { url?: string; host?: string; body: string }

beforeEach(async () => {
  app = createServer((request, response) => {
    asked = { url: request.url, host: request.headers.host, body: '' }
    request.on('data', part => (asked.body += part))
    request.on('end', () => {
      response.setHeader('content-security-policy', POLICY).setHeader('x-frame-options', 'SAMEORIGIN').setHeader('content-type', request.url === '/' ? 'text/html' : 'application/json')
      response.statusCode = request.url === '/api/missing' ? 404 : 200
      response.end(request.url === '/' ? '<html><head><title>App</title></head></html>' : '{"a":1}')
    })
  })
  await new Promise<void>(resolve => app.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(app.address() as AddressInfo).port}`
  container = await startContainerMock({ port: 0, app: url, accounts: jingtongAccounts('2026-11-20').values(), giveCode: person => (person === 'zhao-father' ? 'code' : null) })
})
afterEach(async () => {
  await container.stop()
  app.closeAllConnections()
  app.close()
})

describe('the container that is played', () => {
  it('gives a page its bridge before the first script, and shows it as a web-view does', async () => {
    const response = await fetch(`${container.url}/`)
    expect(await response.text()).toContain('<head><script src="/container/bridge.js"></script><title>')
    expect([response.headers.get('x-frame-options'), response.headers.get('content-security-policy')]).toEqual([null, POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")])
  })

  it('passes everything else on as it is', async () => {
    const response = await fetch(`${container.url}/api/missing`, { method: 'POST', body: 'words' })
    expect([response.status, await response.json(), asked.url, asked.body]).toEqual([404, { a: 1 }, '/api/missing', 'words'])
    expect(asked.host).toBe(`127.0.0.1:${(app.address() as AddressInfo).port}`)
  })

  test.each([['zhao-father', 200], ['nobody', 400]])('gives a code for %s: %i', async (person, status) => {
    expect((await fetch(`${container.url}/container/code?person=${person}&redirect_uri=http://127.0.0.1/`, { method: 'POST' })).status).toBe(status)
  })

  it('has no payer where there is no phone that pays', async () => {
    expect(await (await fetch(`${container.url}/container/`)).text()).toContain('data-pay-url=""')
  })
})
