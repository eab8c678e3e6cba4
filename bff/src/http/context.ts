import type { Context, DefaultState } from 'koa'
import type { Language } from '@mcb/i18n'
import type { Operation } from '@mcb/shared/contract'
import type { Account } from '../modules/session/ports'

/** What the middleware has found out about a request by the time a handler runs. */
export type RequestState = DefaultState & {
  requestId: string
  language: Language
  /** The operation of the contract that was asked for, once it is known. */
  operation?: Pick<Operation, 'id' | 'path'>
  /** What it answered with, before that became text; absent while there is none, and for bytes. */
  answer?: unknown
  /** Null on public operations without a session. */
  caller: { account: Account; sessionId: string } | null
}

export type AppContext = Context & { state: RequestState }
