import { generateKeyPairSync, sign } from 'node:crypto'
import type { CounterParcel, CounterView, HandedOver } from '@mcb/shared/contract'
import { lettersOf, messageOf, pickupCodeHead, pickupCodeText, plainDate } from '@mcb/shared/domain'
import type { Problem } from '@mcb/shared/errors'
import { sign as nacl } from 'tweetnacl'
import { ApiProblem } from '../../../services/api-problem'
import { createCounterBook } from './counter-book'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const ID = 'f'.repeat(24)
const REFERENCE = '0A1B2C3D4E5F6G7H'
const MINUTE = 60_000

let codes = 0
/** A code of the family, as the service signs it, ending so many minutes after ten. */
function aCode(minutes = 10, key = privateKey, reference = REFERENCE): string {
  const code = String(++codes).padStart(26, '0')
  const head = pickupCodeHead(code, reference, new Date(Date.parse('2026-11-20T10:00:00+08:00') + minutes * MINUTE))
  return pickupCodeText(head, sign(null, messageOf(head), key))
}

const PARCEL: CounterParcel = {
  id: 'e'.repeat(24), version: 3, kind: 'firstIssue', newbornNames: ['王一'], motherName: null, certificateNumbers: ['X110000009'], step: 'handOver', orderNumber: null,
  trackingNumber: 'EA100000001CN', refused: false, sentAt: null, receiver: null,
}
const LIST: CounterView = {
  day: plainDate('2026-11-20'),
  now: '2026-11-20T10:00:00+08:00',
  publicKey: lettersOf(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)),
  waiting: [{ id: ID, kind: 'firstIssue', reference: REFERENCE, newbornNames: [], motherName: null, certificateNumbers: [], appointment: null, storage: 'atCounter', collectors: [] }],
  parcels: [PARCEL],
  handedOver: [],
}

/** A counter whose network the test switches; the device's clock is five minutes slow. */
function aCounter(texts: Record<string, string> = {}) {
  const device = { connected: true, account: 'clerk-1', now: Date.parse('2026-11-20T09:55:00+08:00') }
  const sent: string[] = []
  let answer: () => HandedOver = () => ({ id: ID, version: 1, newbornNames: [], at: LIST.now, collector: 'mother', undoableUntil: null })
  const listeners = new Set<() => void>()
  const open = () =>
    createCounterBook({
      verify: nacl.detached.verify,
      async send(note, key) {
        if (!device.connected) throw new ApiProblem('offline')
        sent.push(`${key} ${note.collector} ${note.at}`)
        return answer()
      },
      kept: { read: key => texts[key] ?? null, write: (key, value) => void (texts[key] = value), remove: key => void delete texts[key] },
      newId: () => `key-${Math.random()}`,
      now: () => new Date(device.now),
      account: () => device.account,
      connection: { onConnected: listener => { listeners.add(listener); return () => void listeners.delete(listener) }, later: () => () => {} },
    })
  const book = open()
  book.load(LIST)
  return {
    book, sent, texts, device,
    /** The page is loaded again. */
    again: () => open(),
    refuse: (status: number) => { answer = () => { throw new ApiProblem('problem', { status, code: 'application.action_refused' } as Problem) } },
    reconnect: () => { device.connected = true; [...listeners].forEach(listener => listener()) },
    states: () => book.entries().map(({ state }) => state),
  }
}
const soon = () => new Promise(resolve => setImmediate(resolve))

describe('a scanned text', () => {
  it('of a family on the list is found without asking anybody', () => {
    const { book, sent } = aCounter()
    expect(book.find(aCode())).toMatchObject({ is: 'pickup', pickup: { id: ID } })
    expect(sent).toEqual([])
  })

  test.each([
    ['typed, or for a check', '0123456789ABCDEFGHJKMNPQRS', 'visitCode'],
    ['of no parcel here', 'EA999999999CN', 'unknown'],
    ['signed by somebody else', aCode(10, generateKeyPairSync('ed25519').privateKey), 'forged'],
    ['altered', aCode().replace(/7/, '8').replace(/^(P1.)./, '$1Z'), 'forged'],
    ['over, by the clock of the service', aCode(0), 'over'],
    ['of a family that is not on the list', aCode(10, privateKey, 'ZZZZZZZZZZZZZZZZ'), 'notListed'],
  ])('that is %s is told from it', (_name, text, is) => expect(aCounter().book.find(text).is).toBe(is))

  test.each([
    ['its label', 'EA100000001CN', true],
    ['the certificate in it', 'X110000009', false],
  ])('that is of a parcel is found by %s', (_name, text, byLabel) => {
    expect(aCounter().book.find(text)).toMatchObject({ is: 'parcel', parcel: { id: PARCEL.id }, byLabel })
  })

  it('is not judged before there is a list', () => expect(aCounter().again().find(aCode()).is).toBe('notListed'))
})

describe('a hand-over', () => {
  it('is sent at once while there is a network, with the time of the service', async () => {
    const { book, sent, states } = aCounter()
    book.note(ID, aCode(), 'mother', [])
    await soon()
    expect(states()).toEqual(['taken'])
    expect(sent).toEqual([expect.stringMatching(/ mother 2026-11-20T02:00:00.000Z$/)])
  })

  it('without network waits, and is sent once when the network is back', async () => {
    const { book, sent, states, device, reconnect } = aCounter()
    device.connected = false
    book.note(ID, aCode(), 'father', [])
    await soon()
    expect([states(), sent]).toEqual([['waiting'], []])
    device.now += MINUTE
    reconnect()
    await soon()
    await book.deliverAll()
    expect(states()).toEqual(['taken'])
    expect(sent).toEqual([expect.stringMatching(/ father 2026-11-20T02:00:00.000Z$/)])
  })

  it('makes its code good for nothing more, and the family’s next one too while it waits', async () => {
    const { book, device } = aCounter()
    const code = aCode()
    device.connected = false
    book.note(ID, code, 'mother', [])
    expect(book.find(code).is).toBe('used')
    expect(book.find(aCode()).is).toBe('used')
  })

  it('outlives a reload with the same key, and keeps no name', async () => {
    const { book, device, again, texts, sent } = aCounter()
    device.connected = false
    const code = aCode()
    const key = book.note(ID, code, 'representative', ['ownDocument', 'authorization'])
    await soon()
    const reloaded = again()
    reloaded.load(LIST)
    expect(reloaded.find(code).is).toBe('used')
    device.connected = true
    await reloaded.deliverAll()
    expect(sent).toEqual([expect.stringContaining(key)])
    expect(Object.keys(JSON.parse(texts['counter-notes']!)[0] ?? {})).toEqual([])
  })

  it('is not sent by another clerk who uses the same screen', async () => {
    const { book, device, sent, states } = aCounter()
    device.connected = false
    book.note(ID, aCode(), 'mother', [])
    await soon()
    Object.assign(device, { connected: true, account: 'clerk-2' })
    await book.deliverAll()
    expect([states(), sent]).toEqual([['waiting'], []])
  })

  it('that the service refuses is shown, not tried again, and goes when it was read', async () => {
    const { book, refuse, states, sent } = aCounter()
    refuse(409)
    const key = book.note(ID, aCode(), 'mother', [])
    await soon()
    expect(states()).toEqual(['refused'])
    await book.deliverAll()
    expect(sent).toHaveLength(1)
    book.dismiss(key)
    expect(states()).toEqual([])
  })

  it('is tried again while the service is in trouble', async () => {
    const { book, refuse, states } = aCounter()
    refuse(503)
    const key = book.note(ID, aCode(), 'mother', [])
    await soon()
    book.dismiss(key)
    expect(states()).toEqual(['waiting'])
  })
})
