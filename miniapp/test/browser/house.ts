import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beijingDate } from '@mcb/shared/domain'
import type { Browser } from 'playwright-core'
import { demoPeople } from '../../../mock/people/demo-people'
import { builtDirectory } from '../../../scripts/lib/build-when-changed'
import { DEMO_PASSWORD, DEMO_STAFF } from '../../../scripts/lib/demo-staff'
import { startStack } from '../../../scripts/lib/stack'
import { HOOKS } from '../hooks'
import { openBrowser } from './open-browser'
import { aVisitor, type Visitor } from './visitor'

const DESK = { width: 1280, height: 900 }
const { home, signIn, staff } = HOOKS

export type House = Awaited<ReturnType<typeof aHouse>>

/** The whole service with its demo people, and a browser for whoever comes. */
export async function aHouse({ rules = { pickup: { undoMinutes: 0 } } }: { /** As in `RULES_FILE`; a hand-over is told to phase 3 at once unless they say otherwise. */ rules?: object } = {}) {
  const today = beijingDate(new Date())
  const directory = mkdtempSync(path.join(tmpdir(), 'mcb-house-'))
  const stack = await startStack({ directory, referenceDay: today, h5Directory: builtDirectory('h5'), staff: DEMO_STAFF, rules })
  const browser: Browser = await openBrowser()
  /** Pages somebody has looked at already: once is enough. */
  const seen = new Set<string>()
  const visitors: Visitor[] = []
  /** Somebody with the start page in front. */
  const enter = async (viewport?: typeof DESK) => {
    const visitor = await aVisitor(browser, stack.web, { sharpness: 1, seen, ...(viewport && { viewport }) })
    visitors.push(visitor)
    await visitor.open()
    return visitor
  }
  /** Signs in through Jingtong, as somebody of a demo family. */
  const takeIdentity = async (visitor: Visitor, familyId: string, role: string) => {
    await visitor.press(signIn.jingtong)
    await visitor.press(`[data-person="${demoPeople(today).find(person => person.familyId === familyId && person.role === role)!.jingtongId}"]`)
  }

  return {
    stack,
    today,
    /** Everybody who came. */
    visitors,
    enter,
    takeIdentity,
    /** Somebody of a demo family, signed in at what they came for. */
    async parent(familyId: string, role: string, entry: string): Promise<Visitor> {
      const visitor = await enter()
      await visitor.sees(entry)
      await visitor.inspectOnce('home')
      await visitor.press(entry)
      await takeIdentity(visitor, familyId, role)
      return visitor
    },
    /** Somebody who has opened the app inside the Jingtong container, which knows them by this id. */
    async enterContainer(person: string): Promise<Visitor> {
      const visitor = await aVisitor(browser, stack.upstreams.container, { sharpness: 1, seen })
      visitors.push(visitor)
      await visitor.page.goto(`${stack.upstreams.container}?person=${person}`)
      return visitor
    },
    /** At a desk, with the queue in front. */
    async clerk(username: string): Promise<Visitor> {
      const visitor = await enter(DESK)
      await visitor.press(home.staff)
      await visitor.type(staff.username, username)
      await visitor.type(staff.password, DEMO_PASSWORD)
      await visitor.press(staff.signIn)
      await visitor.sees(staff.queueOpen)
      return visitor
    },
    async close(): Promise<void> {
      await browser.close()
      await stack.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/**
 * A house for the tests of one file, open from the first to the last; after each of them nobody who came may have anything to complain of.
 * @param expected what a browser says of trouble that a test makes on purpose
 */
export function houseOfTests({ rules, expected }: { rules?: object; expected?: RegExp } = {}): House {
  const house = {} as House
  beforeAll(async () => void Object.assign(house, await aHouse({ rules })), 120_000)
  afterAll(() => house.close?.(), 60_000)
  afterEach(() => {
    const findings = (house.visitors ?? []).flatMap(visitor => visitor.findings.splice(0))
    expect(findings.filter(({ what }) => !expected?.test(what))).toEqual([])
  })
  return house
}
