import { constants, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { startEngine } from './letters/engine'
import type { Expected, Outcome } from './ports'
import { readDocument } from './read-document'

/** What a reading thread is asked and what it says. `ready` comes once, before anything else. */
export type ReadingRequest = { image: Uint8Array; today: string; expected: Expected }
export type ReadingReply = { kind: 'ready' } | { kind: 'outcome'; outcome: Outcome } | { kind: 'failed'; message: string }

// Whoever waits for an answer goes before whoever reads photos. On Linux this is about the thread alone; elsewhere it is left.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

// The engine runs in a thread of its own below this one and goes when this one goes.
const port = parentPort!
const engine = startEngine()
const reply = (message: ReadingReply) => port.postMessage(message)

port.on('message', ({ image, ...request }: ReadingRequest) => {
  engine.then(started => readDocument(image, request, started)).then(
    outcome => reply({ kind: 'outcome', outcome }),
    (error: unknown) => reply({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
  )
})

// Not being able to start ends the thread; whoever waits for it learns that from its end.
void engine.then(() => reply({ kind: 'ready' }))
