import * as application from './application'
import * as birth from './birth'
import * as birthCheck from './birth-check'
import * as division from './division'
import * as document from './document'
import * as identity from './identity'
import type { Operation } from './operation'
import * as pickup from './pickup'
import * as register from './register'
import * as review from './review'
import * as session from './session'
import * as settings from './settings'

export * from './application'
export * from './birth'
export * from './birth-check'
export * from './division'
export * from './document'
export * from './fields'
export * from './identity'
export * from './operation'
export * from './pickup'
export * from './register'
export * from './review'
export * from './session'
export * from './settings'

/** Every operation there is, in the order of the documentation. */
export const OPERATIONS: readonly Operation[] = [session, settings, birth, birthCheck, division, document, identity, application, pickup, review, register].flatMap(file =>
  Object.values(file).filter((value): value is Operation => typeof value === 'object' && value !== null && 'method' in value && 'path' in value),
)
