import type { SessionView } from '@mcb/shared/contract'
import type { SessionStore } from './api'
import type { KeptTexts } from './platform/types'

const KEY = 'session'

/** Who is signed in on this device (or in this tab), told to whoever wants to know when it changes. */
export type ObservedSession = SessionStore & { subscribe(listener: () => void): () => void }

/** Keeps the session as text; a text that cannot be read counts as nobody. */
export function createSession(kept: KeptTexts): ObservedSession {
  const listeners = new Set<() => void>()
  let current = read()

  function read(): SessionView | null {
    try {
      return JSON.parse(kept.read(KEY) ?? 'null') as SessionView | null
    } catch {
      return null
    }
  }

  function change(next: SessionView | null) {
    current = next
    if (next) kept.write(KEY, JSON.stringify(next))
    else kept.remove(KEY)
    listeners.forEach(listener => listener())
  }

  return {
    get: () => current,
    set: change,
    clear: () => {
      if (current) change(null)
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
