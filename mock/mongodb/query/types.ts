import type { Value } from '../bson/values'
import { isArray, isNumber, toNumber } from '../bson/values'
import { StoreError } from '../errors'

/** `$type` by number, from the BSON specification. */
const BY_NUMBER: Record<number, string> = {
  1: 'double', 2: 'string', 3: 'object', 4: 'array', 5: 'binData', 6: 'undefined', 7: 'objectId', 8: 'bool', 9: 'date', 10: 'null',
  11: 'regex', 13: 'javascript', 14: 'symbol', 15: 'javascriptWithScope', 16: 'int', 17: 'timestamp', 18: 'long', 19: 'decimal',
  [-1]: 'minKey', 127: 'maxKey',
}
const ALIASES = new Set(Object.values(BY_NUMBER))
const NUMBERS = ['int', 'long', 'double', 'decimal']

/** The type names a `$type` operand asks for; "number" stands for the four numeric ones. */
export function readTypes(operand: Value): string[] {
  return (isArray(operand) ? operand : [operand]).flatMap(wanted => {
    if (wanted === 'number') return NUMBERS
    const name = isNumber(wanted) ? BY_NUMBER[toNumber(wanted)] : wanted
    if (typeof name === 'string' && ALIASES.has(name)) return [name]
    throw new StoreError(2, isNumber(wanted) ? `Invalid numerical type code: ${toNumber(wanted)}` : `Unknown type name alias: ${String(wanted)}`)
  })
}
