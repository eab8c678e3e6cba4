import * as z from 'zod'
import { ERROR_CODES, type ErrorCode } from './catalogue'

/**
 * An error on the wire: RFC 9457 `application/problem+json`. `title` is for developers; `detail` and each field's
 * `message` are in the reader's language (Accept-Language). A client that has its own words uses `code` and `params`.
 */
export const problemSchema = z
  .object({
    status: z.number().int(),
    title: z.string(),
    code: z.enum(ERROR_CODES as [ErrorCode, ...ErrorCode[]]),
    remedy: z.enum(['fix', 'retry', 'signIn', 'contact', 'none']),
    detail: z.string(),
    requestId: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    fields: z
      .array(
        z.object({
          path: z.string(),
          code: z.string(),
          message: z.string(),
          params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem', description: 'An error, RFC 9457' })
export type Problem = z.infer<typeof problemSchema>
