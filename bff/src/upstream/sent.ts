/** What became of one call to an outside system. */
export type Sent =
  | { kind: 'answer'; status: number; text: string }
  /** No connection: refused, unknown, reset before a word came back. */
  | { kind: 'unreachable'; cause: unknown }
  /** Our own deadline. */
  | { kind: 'timeout'; cause: unknown }
  /** An answer that broke off, or is none. */
  | { kind: 'broken'; cause: unknown }
  /** Not sent: the other side is left alone for a while. */
  | { kind: 'circuitOpen'; retryAfterMs: number }

/** What stands around each call of an interface, such as `phase3.issue`: a circuit, a measure. */
export type CallGuard = (interfaceName: string, send: () => Promise<Sent>) => Promise<Sent>

export const unguarded: CallGuard = (_interfaceName, send) => send()
