import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const ROOT = path.join(__dirname, '..')
const environment = { ...process.env, SKIP_INSTALL: '1' }

it('reads photos from where it is called, one line of JSON each, in their order', async () => {
  const { stdout } = await run(path.join(ROOT, 'scripts/recognize'), ['photos/5-mother-passport.jpg', 'make.ts', 'photos/none.jpg'], { cwd: path.join(ROOT, 'mock/specimens'), env: environment })
  const lines = stdout.trim().split('\n').map(line => JSON.parse(line) as Record<string, unknown>)
  expect(lines).toEqual([
    expect.objectContaining({
      file: 'photos/5-mother-passport.jpg', kind: 'foreignPassport', rejected: null, doubtful: [],
      fields: expect.objectContaining({ documentNumber: 'C8XK2P7L4', surname: 'KOEHLER', givenNames: 'HANNAH', nameZh: null, sex: 'female', birthDate: '1991-12-08', expiryDate: '2033-04-04', nationality: 'D' }),
    }),
    expect.objectContaining({ file: 'make.ts', kind: null, rejected: { code: 'unreadable', place: null } }),
    expect.objectContaining({ file: 'photos/none.jpg', rejected: { code: 'no_such_file', place: null } }),
  ])
}, 60_000)

it.each([[['--kind', 'libraryCard', 'a.jpg'], 'no kind'], [['--today', 'tomorrow', 'a.jpg'], 'no date'], [[], 'at least one photo']])('says what is wrong with %j', async (args, words) => {
  await expect(run(path.join(ROOT, 'scripts/recognize'), args as string[], { env: environment })).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining(words as string) })
}, 30_000)
