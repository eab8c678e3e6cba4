import type { Logger } from './logging'

/** Starts and stops with the service. */
export type Rounds = { start(): void; /** Resolves when what was begun is done. */ stop(): Promise<void> }

/**
 * Does a round, waits so long, and does the next: never two at once, and one that failed is a line `event` in the log. A round must do no harm
 * when it runs late, twice or on two machines.
 */
export function createRounds(everyMs: number, round: () => Promise<unknown>, { event, logger }: { event: string; logger: Logger }): Rounds {
  let timer: NodeJS.Timeout | null = null
  let running: Promise<unknown> = Promise.resolve()
  let stopped = true

  function run(): void {
    running = round()
      .catch(error => logger.warn({ event, err: error }))
      .finally(() => {
        if (stopped) return
        timer = setTimeout(run, everyMs)
        timer.unref()
      })
  }

  return {
    start(): void {
      stopped = false
      run()
    },
    async stop(): Promise<void> {
      stopped = true
      if (timer) clearTimeout(timer)
      await running
    },
  }
}
