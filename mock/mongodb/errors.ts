/** MongoDB's error codes that this store answers with, and their names. */
const CODE_NAMES = {
  1: 'InternalError', 2: 'BadValue', 9: 'FailedToParse', 13: 'Unauthorized', 14: 'TypeMismatch', 20: 'IllegalOperation', 26: 'NamespaceNotFound',
  27: 'IndexNotFound', 28: 'PathNotViable', 40: 'ConflictingUpdateOperators', 43: 'CursorNotFound', 48: 'NamespaceExists',
  52: 'DollarPrefixedFieldName', 53: 'InvalidIdField', 54: 'NotSingleValueField', 56: 'EmptyFieldName', 59: 'CommandNotFound',
  66: 'ImmutableField', 67: 'CannotCreateIndex', 72: 'InvalidOptions', 73: 'InvalidNamespace', 85: 'IndexOptionsConflict',
  86: 'IndexKeySpecsConflict', 168: 'InvalidPipelineOperator', 171: 'CannotIndexParallelArrays', 197: 'InvalidIndexSpecificationOption', 238: 'NotImplemented', 241: 'ConversionFailure', 10334: 'BSONObjectTooLarge',
  11000: 'DuplicateKey',
} as const

const nameOf = (code: number): string => (CODE_NAMES as Record<number, string>)[code] ?? `Location${code}`

/**
 * A refusal the client is meant to read: MongoDB's code and message, and what else its reply carries.
 * Anything else that is thrown is a fault of the store and is answered as InternalError (1).
 */
export class StoreError extends Error {
  readonly codeName: string

  constructor(readonly code: number, message: string, readonly details: Record<string, unknown> = {}) {
    super(message)
    this.codeName = nameOf(code)
  }
}

/** The fields of a refusal as a command's reply or a write error carries them. */
export function describeError(error: unknown): { code: number, codeName: string, errmsg: string } & Record<string, unknown> {
  if (error instanceof StoreError) return { errmsg: error.message, code: error.code, codeName: error.codeName, ...error.details }
  return { errmsg: error instanceof Error ? error.message : String(error), code: 1, codeName: nameOf(1) }
}
