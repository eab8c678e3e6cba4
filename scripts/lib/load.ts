import { Pool } from 'undici'

export type Call = { method: 'GET' | 'POST' | 'PUT'; path: string; headers: Record<string, string>; body?: string }
/** What a load did: milliseconds of each answer, answers that were no 200 or 204 by status, requests a second. */
export type LoadResult = { times: number[]; wrong: Map<string, number>; perSecond: number }

/** Calls as quickly as answers come, over so many connections, for so many seconds. @param next the next call of a connection */
export async function closedLoop(origin: string, { connections, seconds }: { connections: number; seconds: number }, next: () => Call): Promise<LoadResult> {
  const pool = new Pool(origin, { connections, pipelining: 1 })
  const result: LoadResult = { times: [], wrong: new Map(), perSecond: 0 }
  const began = performance.now()
  const until = began + seconds * 1000
  const one = async () => {
    while (performance.now() < until) await measure(pool, next(), result)
  }
  await Promise.all(Array.from({ length: connections }, one))
  result.perSecond = result.times.length / ((performance.now() - began) / 1000)
  await pool.close()
  return result
}

/** Calls at a steady rate, whether or not earlier answers have come. */
export async function openLoop(origin: string, { perSecond, seconds, connections }: { perSecond: number; seconds: number; connections: number }, next: () => Call, eachSecond: () => Promise<void>): Promise<LoadResult> {
  const pool = new Pool(origin, { connections, pipelining: 1 })
  const result: LoadResult = { times: [], wrong: new Map(), perSecond: 0 }
  const pending: Promise<void>[] = []
  const began = performance.now()
  for (let second = 0; second < seconds; second++) {
    for (let tenth = 0; tenth < 10; tenth++) {
      for (let i = 0; i < perSecond / 10; i++) pending.push(measure(pool, next(), result))
      const wait = began + second * 1000 + (tenth + 1) * 100 - performance.now()
      if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait))
    }
    await eachSecond()
  }
  await Promise.all(pending)
  result.perSecond = result.times.length / ((performance.now() - began) / 1000)
  await pool.close()
  return result
}

async function measure(pool: Pool, { method, path, headers, body }: Call, { times, wrong }: LoadResult): Promise<void> {
  const before = performance.now()
  let outcome: string
  try {
    const response = await pool.request({ method, path, headers, body })
    await response.body.dump()
    outcome = String(response.statusCode)
  } catch (error) {
    outcome = error instanceof Error ? error.name : 'failed'
  }
  times.push(performance.now() - before)
  if (!/^20[04]$/.test(outcome)) wrong.set(outcome, (wrong.get(outcome) ?? 0) + 1)
}

/** "none", or "503: 12, 409: 1". */
export function wrongOf({ wrong }: LoadResult): string {
  return [...wrong].map(([outcome, count]) => `${outcome}: ${count}`).join(', ') || 'none'
}
