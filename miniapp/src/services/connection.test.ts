import { whenConnected } from './connection'

/** A device whose network and clock the test plays. */
function aDevice() {
  const listeners = new Set<() => void>()
  const waiting = new Set<() => void>()
  const joins = (set: Set<() => void>) => (run: () => void) => {
    set.add(run)
    return () => void set.delete(run)
  }
  let runs = 0
  const stop = whenConnected({ onConnected: joins(listeners), later: joins(waiting) }, () => runs++)
  const tell = (set: Set<() => void>) => () => [...set].forEach(run => run())
  return { connect: tell(listeners), wait: tell(waiting), stop, runs: () => runs, left: () => listeners.size + waiting.size }
}

describe('what waits for the network', () => {
  it.each(['connect', 'wait'] as const)('goes on once, by itself: %s', how => {
    const device = aDevice()
    device[how]()
    device.connect()
    device.wait()
    expect([device.runs(), device.left()]).toEqual([1, 0])
  })

  it('can be called off', () => {
    const device = aDevice()
    device.stop()
    device.connect()
    expect([device.runs(), device.left()]).toEqual([0, 0])
  })
})
