import type { Ability, Container, ContainerEvents } from './hosted'

// How the Jingtong (京通) container shows itself to the pages in it, and what it calls things. ALL OF IT IS ASSUMED: the
// tender (§1.1.1.3.3) names the container, and no public document says how a service lives in it. What is public is the
// identity platform's code flow with a hand-over from the container to its pages (getAuthTicket). mock/jingtong/container
// plays what is written here. When the real document is at hand, this file changes and nothing else; the name of the
// bridge is a setting of the build, TARO_APP_JINGTONG_BRIDGE.

/** What the container puts into the page before its first script runs. */
type Bridge = {
  /** What this version of the container can do, and which events it tells of. */
  methods: string[]
  events: string[]
  invoke(method: string, params: object, callback: (answer: { code: number; message?: string; data?: unknown }) => void): void
  on(event: string, listener: () => unknown): void
  off(event: string, listener: () => unknown): void
}

/** Our words, theirs. */
const METHODS: Record<Ability, string> = { setTitle: 'setNavigationTitle', close: 'closePage', scan: 'scanCode', pay: 'requestPayment', identify: 'getAuthCode' }
const EVENTS: Record<keyof ContainerEvents, string> = { back: 'backPressed', share: 'shareRequested' }
const [DONE, GIVEN_UP] = [0, 1]

/** The container around these pages; null when they are in a browser and nothing else. */
export function findJingtong(place: object, bridgeName: string): Container | null {
  const bridge = (place as Record<string, unknown>)[bridgeName]
  if (!isBridge(bridge)) return null
  return {
    offers: ability => bridge.methods.includes(METHODS[ability]),
    tells: event => bridge.events.includes(EVENTS[event]),
    ask: (ability, params = {}) =>
      new Promise((resolve, reject) => {
        bridge.invoke(METHODS[ability], params, ({ code, data }) => {
          if (code === GIVEN_UP) resolve(null)
          else if (code === DONE) resolve(Object(data) as Record<string, unknown>)
          else reject(new Error(`the container answered ${METHODS[ability]} with ${code}`))
        })
      }),
    on: (event, listener) => {
      bridge.on(EVENTS[event], listener)
      return () => bridge.off(EVENTS[event], listener)
    },
  }
}

function isBridge(found: unknown): found is Bridge {
  const { methods, events, invoke, on, off } = Object(found) as Partial<Bridge>
  return Array.isArray(methods) && Array.isArray(events) && [invoke, on, off].every(part => typeof part === 'function')
}
