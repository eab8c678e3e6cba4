import type { Context, DefaultState } from 'koa'
import type { Language } from '@mcb/i18n'
import type { Account } from '../modules/session/ports'

/** What the middleware has found out about a request by the time a handler runs. */
export type RequestState = DefaultState & {
  requestId: string
  language: Language
  /** Null on public operations without a session. */
  caller: { account: Account; sessionId: string } | null
}

export type AppContext = Context & { state: RequestState }
