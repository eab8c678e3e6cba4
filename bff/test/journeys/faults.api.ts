import { writeFileSync } from 'node:fs'
import { Chance } from '../../../mock/specimens/chance'
import { connectStore } from '../../src/storage/connect'
import { until } from '../support/until'
import { vaultOf } from '../support/vault'
import { billDay, compareBills } from './faults-bill'
import { compare, lineOf } from './faults-counts'
import { readOthers, readStore } from './faults-sides'
import { aTroubledTown, type TroubledTown } from './faults-town'
import { makeTrouble } from './faults-trouble'
import { walk, WAYS, type Way } from './faults-ways'

const FAMILIES = Number(process.env.FAULTS_FAMILIES ?? 24)
const AT_ONCE = Number(process.env.FAULTS_AT_ONCE ?? 6)
/** How long calls fail before they are well again. */
const FAULT_SECONDS = Number(process.env.FAULTS_SECONDS ?? 60)
/** Of who is killed when, and of the families; which calls fail is different every time. */
const SEED = Number(process.env.FAULTS_SEED ?? Math.floor(Math.random() * 1e6))
const REPORT = process.env.FAULTS_REPORT

const ways: Way[] = Array.from({ length: FAMILIES }, (_, index) => WAYS[index % WAYS.length]!)

describe(`${FAMILIES} families while everything fails`, () => {
  let town: TroubledTown
  beforeAll(async () => { town = await aTroubledTown(FAMILIES, new Chance(SEED)) }, 180_000)
  afterAll(() => town?.close(), 60_000)

  it('all come to their certificate, and all sides hold the same: nothing lost, nothing twice', async () => {
    const began = { at: performance.now(), day: billDay() }
    const trouble = makeTrouble(town, new Chance(SEED + 1), FAULT_SECONDS)
    let walkedFor = 0
    try {
      await Promise.race([allWalk(town), trouble.broken])
      walkedFor = performance.now() - began.at
    } finally {
      await trouble.over()
    }

    const connection = await connectStore(town.stack.mongodbUri)
    const vault = vaultOf(town.stack.masterKeys, connection)
    try {
      const store = await until(() => readStore(connection, vault), ({ waiting, unfinished }) => waiting.length + unfinished.length === 0, 120_000, 500)
        .catch((error: Error) => Promise.reject(new Error(`the outboxes do not empty: ${error.message}`)))
      const others = await readOthers(town)
      const emptyAfter = performance.now() - began.at - walkedFor
      await town.stack.kill('upstreams')
      const bills = await compareBills(connection, vault, town.upstreamData, began.day, billDay())
      const counts = compare(ways, store, others, bills)
      const { bff, store: stores, upstreams } = trouble.kills
      print([
        `seed ${SEED}: ${FAMILIES} families, ${AT_ONCE} at a time; killed: BFF ${bff}, store ${stores}, other systems ${upstreams} times; one call in five failed for ${trouble.failedFor()} s`,
        `all arrived after ${seconds(walkedFor)} s, all outboxes empty ${seconds(emptyAfter)} s later`,
        `said again and counted once: pickups ${others.pickups.received.length - others.pickups.applied.length}, labels ${others.parcels.reduce((sum, { asked }) => sum + asked - 1, 0)}, orders ${others.ledger.orders.reduce((sum, { asked }) => sum + asked - 1, 0)}`,
        ...counts.map(lineOf),
      ])
      expect(counts.filter(({ differences }) => differences > 0)).toEqual([])
      expect(Math.min(bff, stores, upstreams)).toBeGreaterThan(0)
    } finally {
      await connection.close()
    }
  }, 600_000)
})

/** So many at a time, one after the other in each lane. */
async function allWalk(town: TroubledTown): Promise<void> {
  let next = 0
  const lane = async () => {
    while (next < FAMILIES) {
      const index = next++
      await walk(town, town.families[index]!, ways[index]!)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
}

const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1)

function print(lines: readonly string[]): void {
  if (REPORT) writeFileSync(REPORT, `${lines.join('\n')}\n`)
  else process.stdout.write(`\n${lines.join('\n')}\n`)
}
