import pino from 'pino'

export type Logger = pino.Logger

/**
 * Structured logs: an event, a request id, our own ids, numbers. Never a body, a name, a document number or an address;
 * errors are reduced to their kind, because a library's message may quote what it was given.
 */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: label => ({ level: label }) },
    serializers: { err: describeError },
  })
}

/** Kind, code and stack places of an error and its causes; no messages. */
export function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = (error as { code?: unknown }).code
  return {
    type: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    at: error.stack
      ?.split('\n')
      .filter(line => line.startsWith('    at '))
      .slice(0, 6)
      .map(line => line.trim()),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}
