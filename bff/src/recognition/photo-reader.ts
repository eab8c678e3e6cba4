import { type RecognitionView, RECOGNIZED_KINDS, type RecognizedKind } from '@mcb/shared/contract'
import { beijingDate } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import type { PhotoKind, PhotoReader } from '../modules/document/ports'
import { ReaderBusyError, ReadingFailedError, ReadingTimedOutError, type DocumentReader, type Recognition } from './ports'

const isRecognized = (kind: PhotoKind): kind is RecognizedKind => (RECOGNIZED_KINDS as readonly string[]).includes(kind)

/** The reader as the document module asks for it: the catalogue's errors, and what the contract says of a reading. */
export function createPhotoReader(reader: DocumentReader, clock: () => Date): PhotoReader {
  return {
    reads: isRecognized,
    async read({ kind, side }, picture): Promise<RecognitionView> {
      try {
        return toView(await reader.read(picture, { today: beijingDate(clock()), expected: isRecognized(kind) ? { kind, side } : null }))
      } catch (error) {
        if (error instanceof ReaderBusyError || error instanceof ReadingFailedError) throw new AppError('recognition.busy', { cause: error })
        if (error instanceof ReadingTimedOutError) throw new AppError('recognition.timeout', { cause: error })
        throw error
      }
    },
  }
}

function toView(recognition: Recognition): RecognitionView {
  if (recognition.outcome === 'refused') {
    const { outcome, reason, kind, place } = recognition
    return { outcome, reason, kind, place }
  }
  const { outcome, kind, side, fields, doubtful, remarks, turn, printedNames } = recognition
  return { outcome, kind, side, fields, doubtful, remarks, turn, printedNames }
}
