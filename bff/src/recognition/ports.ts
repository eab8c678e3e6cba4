import type {
  DocumentSide, PhotoPlace, RecognitionRefusal, RecognitionRemark, RecognizedFieldName, RecognizedKind,
} from '@mcb/shared/contract'

/** A place on the upright photo (upright by EXIF, as it is kept); every number from 0 to 1. */
export type Place = PhotoPlace
export type FieldName = RecognizedFieldName
export type Turn = 0 | 90 | 180 | 270

/** One field: dates ISO, states as printed (ICAO 9303: mostly three letters, `D` for Germany), the sex `male` or `female`. */
export type ReadField = { value: string; confidence: number; place: Place | null }

export type ReadDocument = {
  outcome: 'read'
  kind: RecognizedKind
  side: DocumentSide
  /** What is not on this side, or could not be made out at all, is absent. */
  fields: Partial<Record<FieldName, ReadField>>
  /**
   * Fields to show as questions, not as truth: read and not proven, or absent although the side has them. A sex the state
   * left open and given names nobody has are not among them.
   */
  doubtful: FieldName[]
  remarks: RecognitionRemark[]
  /** Degrees clockwise that make the picture upright. */
  turn: Turn
  /** Names as the visual zone prints them, where they were matched with the machine-readable ones. */
  printedNames: { surname: string; givenNames: string } | null
  /** The two lines of a passport. */
  mrz: [string, string] | null
}

export type RefusedDocument = { outcome: 'refused'; reason: RecognitionRefusal; kind: RecognizedKind | null; place: Place | null }

/** A refusal with nothing more to say. */
export const refuse = (reason: RecognitionRefusal): RefusedDocument => ({ outcome: 'refused', reason, kind: null, place: null })

/** What a photo says, before anybody has looked at the clock. */
export type Outcome = ReadDocument | RefusedDocument
export type Recognition = Outcome & { milliseconds: number }

/** What the photo should show; `null` takes whatever is there. */
export type Expected = { kind: RecognizedKind; side: DocumentSide | null } | null

export interface DocumentReader {
  /**
   * Reads one picture (JPEG, PNG, WebP). `today` is an ISO date and decides the centuries and what has expired.
   * A picture that cannot be read, or shows something else than was expected, is a refusal, not an error.
   * Throws ReaderBusyError when too many wait, ReadingTimedOutError when it takes too long, and the signal's reason when
   * that is aborted.
   */
  read(image: Buffer, options: { today: string; expected?: Expected; signal?: AbortSignal }): Promise<Recognition>
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
