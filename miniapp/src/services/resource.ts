import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'

type Resource<T> = { value: T | null; failure: unknown; reload(): Promise<void>; replace(value: T): void }

/**
 * Something a page shows and fetches: at first, every time the page comes back to the front, and when asked. While it is
 * fetched again the old value stays; `wanted` false fetches nothing.
 */
export function useResource<T>(fetch: () => Promise<T>, { wanted = true, initial = null }: { wanted?: boolean; initial?: T | null } = {}): Resource<T> {
  const [value, setValue] = useState<T | null>(initial)
  const [failure, setFailure] = useState<unknown>(null)
  const latest = useRef(fetch)
  latest.current = fetch
  // an answer that arrives after a newer one, or after the page has gone, counts for nothing
  const turn = useRef(0)

  const reload = useCallback(async () => {
    const mine = ++turn.current
    try {
      const fetched = await latest.current()
      if (turn.current !== mine) return
      setValue(fetched)
      setFailure(null)
    } catch (thrown) {
      if (turn.current === mine) setFailure(thrown)
    }
  }, [])
  const replace = useCallback((next: T) => {
    turn.current++
    setValue(next)
    setFailure(null)
  }, [])

  useEffect(() => {
    if (wanted) void reload()
    return () => {
      turn.current = -1
    }
  }, [wanted, reload])
  const shown = useRef(false)
  useDidShow(() => {
    if (shown.current && wanted) void reload()
    shown.current = true
  })
  return { value, failure, reload, replace }
}

/** Runs `tick` every `milliseconds` while `active`; the next run waits for the one before. */
export function usePolling(tick: () => Promise<void>, milliseconds: number, active: boolean): void {
  const latest = useRef(tick)
  latest.current = tick
  useEffect(() => {
    if (!active) return undefined
    let timer: ReturnType<typeof setTimeout>
    let stopped = false
    const schedule = () => {
      timer = setTimeout(() => {
        void latest.current().finally(() => {
          if (!stopped) schedule()
        })
      }, milliseconds)
    }
    schedule()
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [active, milliseconds])
}
