import { findShell } from './harmony'

/** A page in the shell, which answers each question so. */
function inTheShell(answers: Record<string, string>) {
  const place: Parameters<typeof findShell>[0] = {
    birthShell: {
      abilities: () => '["scan","close"]',
      ask: (id, ability) => setImmediate(() => place.birthShellAnswer!(id, answers[ability]!)),
    },
  }
  return { place, shell: findShell(place)! }
}

describe('the HarmonyOS shell', () => {
  test.each([
    ['what was scanned', '{"code":0,"text":"AB12"}', { code: 0, text: 'AB12' }],
    ['a scanner that was closed', '{"code":1}', null],
  ])('tells of %s', async (_, answer, heard) => {
    expect(await inTheShell({ scan: answer }).shell.ask('scan')).toEqual(heard)
  })

  it('tells of a scanner that failed', async () => {
    await expect(inTheShell({ scan: '{"code":2}' }).shell.ask('scan')).rejects.toThrow('scan with 2')
  })

  it('answers each question by its own number', async () => {
    const place: Parameters<typeof findShell>[0] = { birthShell: { abilities: () => '[]', ask: () => undefined } }
    const shell = findShell(place)!
    const both = Promise.all([shell.ask('scan'), shell.ask('scan')])
    place.birthShellAnswer!(2, '{"code":0,"text":"second"}')
    place.birthShellAnswer!(1, '{"code":0,"text":"first"}')
    expect((await both).map(answer => answer?.text)).toEqual(['first', 'second'])
  })

  it('offers what it says, tells of its back gesture, and is not there in a browser', () => {
    const { place, shell } = inTheShell({})
    const back = jest.fn()
    const stop = shell.on('back', back)
    place.birthShellEvent!('back')
    stop()
    place.birthShellEvent!('back')
    expect([back.mock.calls.length, shell.offers('scan'), shell.offers('pay'), findShell({})]).toEqual([1, true, false, null])
  })
})
