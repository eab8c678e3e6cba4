import { useCallback, useState } from 'react'

/** Runs what a button asks for and keeps what went wrong, for `<Failure>`; true when it went well. */
export function useAttempt() {
  const [failure, setFailure] = useState<unknown>(null)
  const attempt = useCallback(async (run: () => Promise<void>, onFailure?: (thrown: unknown) => Promise<void> | void): Promise<boolean> => {
    setFailure(null)
    try {
      await run()
      return true
    } catch (thrown) {
      setFailure(thrown)
      await onFailure?.(thrown)
      return false
    }
  }, [])
  return { failure, attempt }
}
