import { createReadStream, existsSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

const TYPES: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' }

/** Serves a build as files and nothing else: whatever is no file is answered with 503, as an API that is away. `hold` keeps an answer back. */
export async function serveBuild(directory: string, hold: (file: string) => Promise<void> | undefined = () => undefined) {
  const send = async (file: string, response: ServerResponse) => {
    await hold(file)
    response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream')
    createReadStream(file).pipe(response)
  }
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://here').pathname
    const file = path.join(directory, name === '/' ? 'index.html' : path.normalize(name))
    if (existsSync(file)) void send(file, response)
    else response.writeHead(503).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
