import { getSettings } from '@mcb/shared/contract'
import { DEFAULT_SETTINGS, type Facts, type Settings } from '@mcb/shared/domain'
import { useMemo } from 'react'
import { today } from './dates'
import { api } from './index'
import { useResource } from './resource'

let known: Settings | null = null
let asked: Promise<Settings> | null = null

/** Several parts of a page want them at once; one call is enough. */
async function fetchOnce(): Promise<Settings> {
  asked ??= api.call(getSettings, {})
  try {
    known = await asked
    return known
  } catch (thrown) {
    asked = null
    throw thrown
  }
}

/** What the rules of the domain need besides the answers: the day in Beijing, and the BFF's settings once they are here. */
export function useFacts(): Facts {
  const { value } = useResource(fetchOnce, { initial: known })
  const day = today()
  return useMemo(() => ({ today: day, settings: value ?? DEFAULT_SETTINGS }), [day, value])
}
