/** A device does not always notice that its network is back; then it is tried every so often. Milliseconds. */
const PATIENCE_MS = 10_000

/** What tells of the network; a test plays it. */
export type Connection = { onConnected(listener: () => void): () => void; later(run: () => void, milliseconds: number): () => void }

/** Runs something once when the network may be back. The answer calls it off. */
export function whenConnected({ onConnected, later }: Connection, run: () => void): () => void {
  let over = false
  const stop = () => {
    over = true
    stopListening()
    stopWaiting()
  }
  const once = () => {
    if (over) return
    stop()
    run()
  }
  const stopListening = onConnected(once)
  const stopWaiting = later(once, PATIENCE_MS)
  return stop
}
