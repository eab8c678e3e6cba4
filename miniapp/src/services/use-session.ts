import type { SessionView } from '@mcb/shared/contract'
import { useSyncExternalStore } from 'react'
import { session } from './index'

/** Who is signed in, or null. */
export function useSession(): SessionView | null {
  return useSyncExternalStore(session.subscribe, session.get, session.get)
}
