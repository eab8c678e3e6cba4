import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Agent } from 'undici'
import { sendOnce } from './send-once'

const seen: string[] = []
const agent = new Agent({ connections: 1 })
let busy: ServerResponse | undefined
let server: Server

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request.url!)
    if (request.url === '/busy') busy = response
    else if (request.url === '/hint') response.writeEarlyHints({ link: '</a>; rel=preload' }, () => response.writeHead(201).end('陈'))
    else response.end('\uFEFFgood')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await agent.destroy()
  server.closeAllConnections()
  server.close()
})

const send = (path: string, timeoutMs = 5000) => sendOnce(agent, { method: 'GET', url: new URL(path, `http://127.0.0.1:${(server.address() as AddressInfo).port}`) }, timeoutMs)

it('that waited for a connection until its time was over is a time-out, and is not sent later', async () => {
  const first = send('/busy')
  expect(await send('/late', 100)).toMatchObject({ kind: 'timeout' })
  busy!.end('first')
  expect(await first).toEqual({ kind: 'answer', status: 200, text: 'first' })
  expect(await send('/after')).toEqual({ kind: 'answer', status: 200, text: 'good' })
  expect(seen).toEqual(['/busy', '/after'])
})

it('that is given a word before the answer waits for the answer', async () => expect(await send('/hint')).toEqual({ kind: 'answer', status: 201, text: '陈' }))
