import { type Division, listDivisions } from '@mcb/shared/contract'
import type { TextKey } from '@mcb/i18n'
import { useCallback, useEffect, useState } from 'react'
import { api } from './index'
import type { Translate } from './text'

/** Parts that were fetched already, by what they are parts of; they do not change while somebody fills in a form. */
const known = new Map<string, readonly Division[]>()

/** Everything in the country. */
export const COUNTRY = ''

type Divisions = { divisions: readonly Division[] | null; failure: unknown; reload(): void }

/** The parts of a place (`COUNTRY` for the provinces); of none while `parent` is null. */
export function useDivisions(parent: string | null): Divisions {
  const [arrived, setArrived] = useState<{ parent: string; divisions: readonly Division[] } | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [turn, setTurn] = useState(0)
  const reload = useCallback(() => setTurn(before => before + 1), [])

  useEffect(() => {
    if (parent === null || known.has(parent)) return undefined
    let gone = false
    setFailure(null)
    api.call(listDivisions, { query: parent === COUNTRY ? {} : { parent } }).then(
      ({ divisions }) => {
        known.set(parent, divisions)
        if (!gone) setArrived({ parent, divisions })
      },
      thrown => !gone && setFailure(thrown),
    )
    return () => {
      gone = true
    }
  }, [parent, turn])

  const divisions = parent === null ? null : (known.get(parent) ?? (arrived?.parent === parent ? arrived.divisions : null))
  return { divisions, failure, reload }
}

/** A place in the reader's words; Chinese where we have no others. */
export function nameOfDivision({ code, name }: Division, t: Translate): string {
  const key = `division.${code}` as TextKey
  const words = t(key)
  return words === key ? name : words
}
