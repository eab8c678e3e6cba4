// Asks /health and /health/live of a service (first argument) every 20 ms until it is told to end, and then prints what it saw as
// one line of JSON. The first asks the store and every outside system, the second is the BFF alone.
// A process of its own: whoever sends photos is too busy to look at a clock.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'

/** How long each answer took, in ms; how late this process itself was, at worst, in ms; which part each slow answer waited for longest. */
export type HealthSeen = { times: number[]; live: number[]; ownDelay: number; slowParts: Record<string, number> }
type Health = { parts: { name: string; ms: number }[] }

const SLOW_MS = 100
const web = process.argv[2]!
const seen: HealthSeen = { times: [], live: [], ownDelay: 0, slowParts: {} }
const loop = monitorEventLoopDelay({ resolution: 5 })

async function ask(): Promise<void> {
  const before = performance.now()
  const response = await fetch(`${web}/health`)
  const { parts } = (await response.json()) as Health
  const took = performance.now() - before
  seen.times.push(took)
  if (!response.ok) throw new Error(`/health answered ${response.status}`)
  if (took <= SLOW_MS) return
  const slowest = parts.reduce((a, b) => (b.ms > a.ms ? b : a))
  const part = slowest.ms > SLOW_MS / 2 ? slowest.name : 'none'
  seen.slowParts[part] = (seen.slowParts[part] ?? 0) + 1
}

async function askLive(): Promise<void> {
  const before = performance.now()
  await (await fetch(`${web}/health/live`)).arrayBuffer()
  seen.live.push(performance.now() - before)
}

async function watch(): Promise<void> {
  const asking: Promise<void>[] = []
  let running = true
  process.on('SIGTERM', () => (running = false))
  await Promise.all([ask(), askLive()]) // the first ones connect
  seen.times.length = seen.live.length = 0
  loop.enable()
  console.log(JSON.stringify({ asking: web }))
  while (running) {
    asking.push(ask(), askLive())
    await pause(20)
  }
  await Promise.all(asking)
  seen.ownDelay = loop.max / 1e6
  console.log(JSON.stringify(seen))
  process.exit(0)
}

void watch()
