// The least a proxy can be: node:http in front, undici behind (first argument), the bytes as they are.
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { Pool } from 'undici'

const pool = new Pool(process.argv[2]!, { connections: 32 })

const server = createServer((incoming, outgoing) => {
  if (incoming.url === '/cpu') {
    const { user, system } = process.cpuUsage()
    return void outgoing.end(JSON.stringify({ seconds: (user + system) / 1e6 }))
  }
  void buffer(incoming).then(async body => {
    try {
      const answer = await pool.request({ method: 'POST', path: incoming.url!, headers: { 'content-type': 'application/json' }, body })
      outgoing.writeHead(answer.statusCode, { 'content-type': 'application/json' }).end(Buffer.from(await answer.body.arrayBuffer()))
    } catch {
      outgoing.writeHead(502).end()
    }
  })
})
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify(server.address())))
process.stdin.resume().on('close', () => process.exit(0))
process.on('SIGTERM', () => process.exit(0))
