import { isDocument, isTruthy } from '../bson/values'
import type { Document } from '../bson/values'
import { StoreError, describeError } from '../errors'
import { ADMIN_COMMANDS } from './admin'
import { AGGREGATE_COMMANDS } from './aggregate'
import { COLLECTION_COMMANDS } from './collections'
import type { Command, Context, Handler } from './command'
import { checkFields } from './command'
import { EXPLAIN_COMMANDS } from './explain'
import { FIND_COMMANDS } from './find'
import { FIND_AND_MODIFY_COMMANDS } from './find-and-modify'
import { INDEX_COMMANDS } from './indexes'
import { WRITE_COMMANDS } from './write'

const HANDLERS: Record<string, Handler> = {
  ...ADMIN_COMMANDS, ...FIND_COMMANDS, ...WRITE_COMMANDS, ...FIND_AND_MODIFY_COMMANDS, ...AGGREGATE_COMMANDS, ...INDEX_COMMANDS,
  ...COLLECTION_COMMANDS, ...EXPLAIN_COMMANDS,
}

/** Answers a command; every refusal and every fault is a reply too. */
export async function answer(command: Command, context: Context): Promise<Document> {
  try {
    const name = Object.keys(command.body)[0] ?? ''
    const handler = Object.hasOwn(HANDLERS, name) ? HANDLERS[name] : undefined
    if (handler === undefined) throw new StoreError(59, `no such command: '${name}'`)
    checkFields(name, command.body, handler.accepts)
    const reply = await handler.run(command, context)
    if (isDocument(command.body.writeConcern) && isTruthy(command.body.writeConcern.j)) await context.store.engine.flushed()
    return { ...reply, ok: 1 }
  } catch (error) {
    if (!(error instanceof StoreError)) console.error('the store failed at', Object.keys(command.body)[0], error)
    return { ok: 0, ...describeError(error) }
  }
}
