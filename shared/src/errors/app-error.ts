import type { FieldProblem } from '../domain/problems'
import { errorRow, type ErrorCode } from './catalogue'

export type ErrorParams = Record<string, string | number>

/** An error of the catalogue, with the facts its sentence needs. Keep the cause; never put personal data in params. */
export class AppError extends Error {
  readonly status: number
  constructor(
    readonly code: ErrorCode,
    readonly details: { params?: ErrorParams; fields?: FieldProblem[]; cause?: unknown } = {},
  ) {
    super(code, { cause: details.cause })
    this.name = 'AppError'
    this.status = errorRow(code).status
  }
}
