import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isLoopback } from './lib/demo-data'

let folder: string
beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'mcb-start-')) })
afterEach(() => rmSync(folder, { recursive: true }))

/** Runs ./scripts/start, which in these tests ends before it starts anything. */
function start(args: string[], environment: Record<string, string> = {}): Promise<{ code: number; said: string }> {
  return new Promise(resolve => {
    execFile(path.join(__dirname, 'start'), args, { env: { ...process.env, SKIP_INSTALL: '1', ...environment } }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: `${stdout}${stderr}` }),
    )
  })
}

describe('./scripts/start says in one sentence what is in its way', () => {
  it('a port that is taken, and how to choose another', async () => {
    const other = createServer()
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    const { code, said } = await start(['--web-port', String(port), '--data', folder])
    other.close()
    expect(code).toBe(1)
    expect(said).toMatch(new RegExp(`^Port ${port} \\(the mini-program and the API\\) is taken .* --web-port \\d+\n$`))
  })

  it.each([
    ['no Node', 'exit 127', /^Node 20\.19 or newer is needed/],
    ['Node 18', '[ "$1" = --version ] || exit 1; echo v18.20.4', /^Node 20\.19 or newer is needed, and this is v18\.20\.4: see .*\n$/],
  ])('%s', async (_, script, sentence) => {
    writeFileSync(path.join(folder, 'node'), `#!/bin/sh\n${script}\n`)
    chmodSync(path.join(folder, 'node'), 0o755)
    const { code, said } = await start([], { PATH: `${folder}:/usr/bin:/bin` })
    expect(code).toBe(1)
    expect(said).toMatch(sentence)
  })

  it('a store elsewhere that --reset would empty', async () => {
    expect(await start(['--reset'], { MONGODB_URI: 'mongodb://db.example.org/births' })).toMatchObject({ code: 1, said: expect.stringMatching(/^--reset drops a database/) })
  })
})

describe('a store on this machine', () => {
  it.each([
    ['mongodb://127.0.0.1:27017/demo', true],
    ['mongodb://localhost,[::1]:27018/demo?replicaSet=rs0', true],
    ['mongodb://name:word@127.0.0.1/demo', true],
    ['mongodb://127.0.0.1,db.example.org/demo', false],
    ['mongodb://127.0.0.1@db.example.org/demo', false],
    ['mongodb://localhost.example.org/demo', false],
    ['mongodb+srv://localhost/demo', false],
  ])('%s: %s', (uri, expected) => {
    expect(isLoopback(uri)).toBe(expected)
  })
})
