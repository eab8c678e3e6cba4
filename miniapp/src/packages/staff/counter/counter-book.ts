import type { CounterParcel, CounterView, HandedOver, WaitingPickup } from '@mcb/shared/contract'
import { bytesOf, normalizeCode, type PickupPaper, readPickupCode, type Recipient } from '@mcb/shared/domain'
import { isApiProblem } from '../../../services/api-problem'
import { type Connection, whenConnected } from '../../../services/connection'
import type { KeptTexts } from '../../../services/platform/types'
import { scannedOf } from './parcel-labels'

/** A hand-over as it is sent: no name, no document. */
type Note = { id: string; code: string; collector: Recipient; seen: PickupPaper[]; at: string }
/** One on its way: under its key it arrives once. `by` is the clerk's account, who alone sends it. */
type Kept = Note & { key: string; by: string }

/** What became of a hand-over, as far as this counter knows. */
export type Entry = Kept & { state: 'sending' | 'waiting' | 'taken' | 'refused'; taken: HandedOver | null; problem: unknown }

/** What a scanned text is. `visitCode`: it has the form of one, or of a pickup code that was typed; `unknown`: nothing on the list. */
export type Found =
  | { is: 'pickup'; code: string; pickup: WaitingPickup }
  | { is: 'parcel'; parcel: CounterParcel; /** The courier's label was scanned, not what goes into the parcel. */ byLabel: boolean }
  | { is: 'visitCode' | 'unknown' | 'forged' | 'over' | 'used' | 'notListed' }

type Deps = {
  /** Ed25519. */
  verify(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean
  send(note: Note, key: string): Promise<HandedOver>
  kept: KeptTexts
  newId(): string
  now(): Date
  account(): string | null
  connection: Connection
}

const KEY = 'counter-notes'
const USED = 'counter-used'
/** Letters of a code that stands below a QR code, to be typed. */
const TYPED_CODE = 26
/** Codes remembered as used; more than a counter sees while one of them is good. */
const REMEMBERED = 100

/**
 * The counter's own book. It holds the day's list in memory, tells genuine codes by the key that came with it, and notes
 * hand-overs: each is sent until it is answered, with or without network at the moment, and a code is good once.
 */
export function createCounterBook({ verify, send, kept, newId, now, account, connection }: Deps) {
  let list: CounterView | null = null
  /** The service's clock less this device's, in milliseconds. */
  let ahead = 0
  let entries: readonly Entry[] = read<Kept[]>(kept, KEY, []).map(each => ({ ...each, state: 'waiting', taken: null, problem: null }))
  const sending = new Set<string>()
  const listeners = new Set<() => void>()
  let stopWaiting = () => {}

  function tell(next: readonly Entry[]): void {
    entries = next
    const open = next.filter(({ state }) => state === 'sending' || state === 'waiting')
    kept.write(KEY, JSON.stringify(open.map(({ id, code, collector, seen, at, key, by }): Kept => ({ id, code, collector, seen, at, key, by }))))
    listeners.forEach(listener => listener())
  }
  const change = (key: string, part: Partial<Entry>) => tell(entries.map(entry => (entry.key === key ? { ...entry, ...part } : entry)))
  const usedCodes = () => read<string[]>(kept, USED, [])
  const present = () => new Date(now().getTime() + ahead)

  async function deliver({ key, ...note }: Kept): Promise<void> {
    if (sending.has(key)) return
    sending.add(key)
    change(key, { state: 'sending', problem: null })
    try {
      const { id, code, collector, seen, at } = note
      change(key, { state: 'taken', taken: await send({ id, code, collector, seen, at }, key) })
    } catch (problem) {
      const refused = isApiProblem(problem) && problem.problem !== null && problem.problem.status < 500 && problem.problem.status !== 401 && problem.problem.status !== 429
      change(key, { state: refused ? 'refused' : 'waiting', problem })
    } finally {
      sending.delete(key)
    }
  }

  /** Sends what waits, oldest first; again when the network may be back. */
  async function deliverAll(): Promise<void> {
    stopWaiting()
    for (const entry of entries) if (entry.state === 'waiting' && entry.by === account()) await deliver(entry)
    stopWaiting = entries.some(({ state, by }) => state === 'waiting' && by === account()) ? whenConnected(connection, () => void deliverAll()) : () => {}
  }

  /** A label, a number, or a code without a signature. */
  function unsigned(scanned: string): Found {
    for (const parcel of list?.parcels ?? []) {
      const is = scannedOf(scanned, parcel)
      if (is) return { is: 'parcel', parcel, byLabel: is === 'label' }
    }
    return { is: normalizeCode(scanned).length === TYPED_CODE ? 'visitCode' : 'unknown' }
  }

  return {
    /** The notes of this tab, oldest first. The answer stays the same object until something changes. */
    entries: () => entries,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },

    /** The day's list, as it has just come. */
    load(view: CounterView): void {
      list = view
      ahead = Date.parse(view.now) - now().getTime()
    },

    /** What a scanned text is, by the list and the clock, without asking anybody. */
    find(scanned: string): Found {
      const read = readPickupCode(scanned)
      if (!read) return unsigned(scanned)
      const publicKey = list && bytesOf(list.publicKey)
      if (!publicKey) return { is: 'notListed' }
      if (!verify(read.message, read.signature, publicKey)) return { is: 'forged' }
      if (usedCodes().includes(read.code)) return { is: 'used' }
      if (read.expiresAt <= present()) return { is: 'over' }
      const pickup = list?.waiting.find(({ reference }) => reference === read.reference)
      if (!pickup) return { is: 'notListed' }
      // in the list as it was; whoever was handed the certificate since has it
      if (entries.some(({ id, state }) => id === pickup.id && (state === 'sending' || state === 'waiting'))) return { is: 'used' }
      return { is: 'pickup', code: scanned, pickup }
    },

    /** Notes that a certificate is in somebody's hands now, and sends it. @returns its key */
    note(id: string, code: string, collector: Recipient, seen: PickupPaper[]): string {
      const key = newId()
      const note: Kept = { id, code, collector, seen, at: present().toISOString(), key, by: account() ?? '' }
      const bare = readPickupCode(code)?.code
      if (bare) kept.write(USED, JSON.stringify([...usedCodes(), bare].slice(-REMEMBERED)))
      tell([...entries, { ...note, state: 'waiting', taken: null, problem: null }])
      void deliverAll()
      return key
    },

    deliverAll,

    /** The clerk has read what became of it. */
    dismiss(key: string): void {
      tell(entries.filter(entry => entry.key !== key || entry.state === 'sending' || entry.state === 'waiting'))
    },
  }
}


function read<T>(kept: KeptTexts, key: string, otherwise: T): T {
  try {
    return (JSON.parse(kept.read(key) ?? 'null') as T | null) ?? otherwise
  } catch {
    return otherwise
  }
}
