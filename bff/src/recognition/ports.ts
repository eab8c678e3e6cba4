/** What a passport's machine readable zone says. Dates ISO; states as printed (ICAO 9303: mostly three letters, `D` for Germany). */
export type PassportFields = {
  documentNumber: string | null
  surname: string | null
  givenNames: string | null
  sex: 'male' | 'female' | null
  birthDate: string | null
  expiryDate: string | null
  nationality: string | null
  issuingState: string | null
}

export type RefusalReason =
  | 'no_document'
  | 'not_a_passport'
  | 'mrz_cut_off'
  | 'too_blurred'
  | 'too_small'
  | 'glare'
  | 'check_digits_wrong'
  | 'unreadable'

/** A box on the upright picture; every number from 0 to 1. */
export type Band = { left: number; top: number; width: number; height: number }

export type Recognition =
  | {
      outcome: 'read'
      kind: 'foreignPassport'
      fields: PassportFields
      /** Fields to show as questions, not as truth. A null field is among them, except a sex the state left open and given names nobody has. */
      doubtful: (keyof PassportFields)[]
      mrz: [string, string]
      band: Band
      /** Degrees clockwise that make the picture upright. */
      turn?: 0 | 90 | 180 | 270
      milliseconds: number
    }
  | { outcome: 'refused'; reason: RefusalReason; milliseconds: number }

export interface DocumentReader {
  /**
   * Reads one picture (JPEG, PNG, WebP). `today` is an ISO date and decides the centuries.
   * A picture that cannot be read is a refusal, not an error. Throws ReaderBusyError when too many wait,
   * ReadingTimedOutError when it takes too long, and the signal's reason when that is aborted.
   */
  read(image: Buffer, options: { today: string; signal?: AbortSignal }): Promise<Recognition>
  /** Resolves when every reading thread is ready. */
  warm(): Promise<void>
  /** Ends all threads; whatever is being read fails. */
  close(): Promise<void>
}

/** As many pictures wait as may wait; the parent should try again in a moment. */
export class ReaderBusyError extends Error {
  override readonly name = 'ReaderBusyError'
}

/** A reading took longer than it may; its thread has been replaced. */
export class ReadingTimedOutError extends Error {
  override readonly name = 'ReadingTimedOutError'
}

/** The reading thread died over a picture, or could not start. A fault of ours, never of the document. */
export class ReadingFailedError extends Error {
  override readonly name = 'ReadingFailedError'
}
