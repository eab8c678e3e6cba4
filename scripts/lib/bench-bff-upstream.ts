// An upstream that costs next to nothing: asks the real one (first argument) once a path, and answers the same from then on,
// after so many milliseconds (second argument).
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { request } from 'undici'

const real = process.argv[2]!
const answersAfterMs = Number(process.argv[3] ?? 0)
const known = new Map<string, Promise<Buffer>>()

async function ask(path: string, method: string, headers: Record<string, string>, body: string): Promise<Buffer> {
  const { statusCode, body: answer } = await request(real + path, { method: method as 'POST', headers, body: body || undefined })
  const bytes = Buffer.from(await answer.arrayBuffer())
  if (statusCode !== 200) throw new Error(`the real upstream answered ${statusCode}`)
  return bytes
}

const server = createServer((incoming, outgoing) => {
  void text(incoming).then(async body => {
    const path = incoming.url!
    const { host: _host, connection: _connection, 'content-length': _length, 'transfer-encoding': _encoding, ...headers } = incoming.headers
    if (!known.has(path)) known.set(path, ask(path, incoming.method!, headers as Record<string, string>, body))
    if (answersAfterMs) await pause(answersAfterMs)
    try {
      outgoing.writeHead(200, { 'content-type': 'application/json' }).end(await known.get(path))
    } catch {
      known.delete(path)
      outgoing.writeHead(502).end()
    }
  })
})
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify(server.address())))
process.stdin.resume().on('close', () => process.exit(0))
process.on('SIGTERM', () => process.exit(0))
