import type { DocumentPhotoView, RecognitionView } from '@mcb/shared/contract'
import { DEFAULT_SETTINGS } from '@mcb/shared/domain'
import { anApplication, NOW, TODAY } from '@mcb/shared/testing'
import type { ApplicationRecord } from '../application/ports'
import type { Account } from '../session/ports'
import { toCaseView } from './view'

const clerk: Account = { id: 'd'.repeat(24), role: 'clerk', displayName: null, institutionCode: 'H001', districtCode: null, verifiedIdentity: null }
const record: ApplicationRecord = {
  application: anApplication({ status: 'submitted' }), updatedAt: NOW, revision: 1, invitation: null, visitCode: null, outbox: [], appliedWrites: [], creation: { key: 'k', digest: 'd' },
}
const place = { left: 0.1, top: 0.8, width: 0.3, height: 0.05 }
const refused: RecognitionView = { outcome: 'refused', reason: 'glare', kind: null, place }
const photo = (id: string, side: 'front' | 'back', recognition: RecognitionView | null): DocumentPhotoView => ({
  id, kind: 'foreignPassport', side, uploadedAt: `${TODAY}T08:00:00Z`, width: 2600, height: 1950, recognition,
})
const read = (side: 'front' | 'back', fields: Extract<RecognitionView, { outcome: 'read' }>['fields'], more: object = {}): RecognitionView => ({
  outcome: 'read', kind: 'foreignPassport', side, fields, doubtful: [], remarks: [], turn: 180, printedNames: null, ...more,
})

/** What the clerk's page says of the mother, by field. */
const rowsOf = (...mother: DocumentPhotoView[]) => {
  const facts = { registered: null, othersOfMother: [], registryReachable: true, recordProblems: [], photos: { mother, father: [], representative: [] }, papers: [] }
  const { comparison } = toCaseView(record, facts, clerk, NOW, DEFAULT_SETTINGS)
  return Object.fromEntries(comparison.filter(({ person }) => person === 'mother').map(row => [row.field, row]))
}

describe('what a clerk sees of a photo', () => {
  const number = { value: 'YB1234567', confidence: 0.99, place }

  it('is each field with its place on the photo, and how the photo lies', () => {
    const { documentNumber, birthDate } = rowsOf(photo('1', 'front', read('front', { number })))
    expect(documentNumber).toMatchObject({ recognized: 'YB1234567', photo: { id: '1', place, turn: 180 }, doubtful: false })
    expect(birthDate).toMatchObject({ recognized: null, photo: null, doubtful: false })
  })

  it('is put together from both sides of a card', () => {
    const rows = rowsOf(photo('1', 'front', read('front', { number })), photo('2', 'back', read('back', { expiryDate: { value: '2031-05-20', confidence: 1, place } }, { turn: 0 })))
    expect([rows.documentNumber?.photo?.id, rows.expiryDate?.photo]).toEqual(['1', { id: '2', place, turn: 0 }])
  })

  it('says what was read without proof, and what could not be made out', () => {
    const { documentNumber, sex } = rowsOf(photo('1', 'front', read('front', { number }, { doubtful: ['number', 'sex'] })))
    expect(documentNumber).toMatchObject({ recognized: 'YB1234567', doubtful: true })
    expect(sex).toMatchObject({ recognized: null, photo: null, doubtful: true })
  })

  it.each([['it was refused', refused], ['nobody has read it', null]])('is nothing when %s', (_how, recognition) => {
    expect(rowsOf(photo('1', 'front', recognition)).documentNumber).toMatchObject({ recognized: null, photo: null, doubtful: false })
  })
})
