import type { RecognitionView } from '@mcb/shared/contract'
import { beijingDate } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import type { PhotoReader } from '../modules/document/ports'
import { ReaderBusyError, ReadingFailedError, ReadingTimedOutError, type DocumentReader } from './ports'

/** The reader as the document module asks for it: the form's words, the catalogue's errors. */
export function createPhotoReader(reader: DocumentReader, clock: () => Date): PhotoReader {
  return {
    reads: kind => kind === 'foreignPassport',
    async read(_kind, picture): Promise<RecognitionView> {
      try {
        return toView(await reader.read(picture, { today: beijingDate(clock()) }))
      } catch (error) {
        if (error instanceof ReaderBusyError || error instanceof ReadingFailedError) throw new AppError('recognition.busy', { cause: error })
        if (error instanceof ReadingTimedOutError) throw new AppError('recognition.timeout', { cause: error })
        throw error
      }
    },
  }
}

function toView(recognition: Awaited<ReturnType<DocumentReader['read']>>): RecognitionView {
  if (recognition.outcome === 'refused') return { outcome: 'refused', reason: recognition.reason }
  const { documentNumber: number, surname, givenNames, nationality, sex, birthDate, expiryDate } = recognition.fields
  const doubtful = recognition.doubtful.flatMap(field => (field === 'documentNumber' ? ['number' as const] : field === 'issuingState' ? [] : [field]))
  return { outcome: 'read', fields: { number, surname, givenNames, nationality, sex, birthDate, expiryDate }, doubtful }
}
