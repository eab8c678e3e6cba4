/** What the person can do about it. */
export type Remedy = 'fix' | 'retry' | 'signIn' | 'contact' | 'none'

export type ErrorRow = { status: number; remedy: Remedy; /** Wake somebody. */ alert?: true }

/**
 * Every error the BFF can answer with. Codes read `capability.reason`; the words are in `i18n` under `error.<code>`.
 * Adding a row without words, or words without a row, fails the translation test.
 */
export const ERRORS = {
  'request.malformed': { status: 400, remedy: 'contact' },
  'request.invalid': { status: 422, remedy: 'fix' },
  'request.too_large': { status: 413, remedy: 'fix' },
  'request.media_type': { status: 415, remedy: 'fix' },
  'request.idempotency_key_required': { status: 400, remedy: 'contact' },
  'request.idempotency_key_reused': { status: 409, remedy: 'contact' },
  'request.rate_limited': { status: 429, remedy: 'retry' },
  'resource.not_found': { status: 404, remedy: 'none' },
  'session.required': { status: 401, remedy: 'signIn' },
  'session.expired': { status: 401, remedy: 'signIn' },
  'session.code_refused': { status: 401, remedy: 'signIn' },
  'session.password_wrong': { status: 401, remedy: 'fix' },
  'session.throttled': { status: 429, remedy: 'retry' },
  'access.denied': { status: 403, remedy: 'none' },
  'application.version_conflict': { status: 409, remedy: 'retry' },
  'application.action_refused': { status: 409, remedy: 'none' },
  'application.duplicate': { status: 409, remedy: 'none' },
  'institution.unknown': { status: 409, remedy: 'contact' },
  'birth.ticket_expired': { status: 409, remedy: 'retry' },
  'birth_check.code_unknown': { status: 404, remedy: 'fix' },
  'birth_check.part_taken': { status: 409, remedy: 'contact' },
  'birth_check.version_conflict': { status: 409, remedy: 'retry' },
  'birth_check.action_refused': { status: 409, remedy: 'none' },
  'document.not_readable_image': { status: 422, remedy: 'fix' },
  'invitation.invalid': { status: 404, remedy: 'contact' },
  'invitation.own': { status: 409, remedy: 'none' },
  'invitation.taken': { status: 409, remedy: 'contact' },
  'invitation.identity_mismatch': { status: 409, remedy: 'contact' },
  'visit_code.invalid': { status: 404, remedy: 'retry' },
  'pickup.slot_full': { status: 409, remedy: 'fix' },
  'pickup.slot_closed': { status: 409, remedy: 'fix' },
  'pickup.too_late': { status: 409, remedy: 'none' },
  'pickup.busy': { status: 409, remedy: 'retry' },
  'recognition.busy': { status: 503, remedy: 'retry' },
  'recognition.timeout': { status: 504, remedy: 'retry' },
  'upstream.unavailable': { status: 503, remedy: 'retry' },
  'upstream.timeout': { status: 504, remedy: 'retry' },
  'upstream.unexpected': { status: 502, remedy: 'retry', alert: true },
  'payment.payer_unknown': { status: 409, remedy: 'none' },
  'payment.refused': { status: 409, remedy: 'contact' },
  'payment.unavailable': { status: 503, remedy: 'retry' },
  'payment.timeout': { status: 504, remedy: 'retry' },
  'payment.unexpected': { status: 502, remedy: 'retry', alert: true },
  'payment.untrusted': { status: 502, remedy: 'retry', alert: true },
  'store.unavailable': { status: 503, remedy: 'retry', alert: true },
  'internal': { status: 500, remedy: 'contact', alert: true },
} as const satisfies Record<string, ErrorRow>
export type ErrorCode = keyof typeof ERRORS
export const ERROR_CODES = Object.keys(ERRORS) as ErrorCode[]

/** The row of a code, in the shape all rows share. */
export function errorRow(code: ErrorCode): ErrorRow {
  return ERRORS[code]
}
