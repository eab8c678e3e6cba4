import { aPassport, completeAnswers, TODAY } from '../../../test/builders'
import { plainDate } from '../dates/plain-date'
import { papersToBring, papersToSee } from './papers'

const represented = (role: 'guardian' | 'grandparent' | 'agent') => completeAnswers({ applicantRole: { role }, representative: aPassport({ number: 'R1', expiryDate: null }) })

describe('what to bring to collect the certificate', () => {
  it('is for a parent the document of the application, and its successor once it has run out', () => {
    const document = { kind: 'foreignPassport', otherName: '', expired: false }
    expect(papersToBring(completeAnswers(), 'mother', TODAY)).toEqual([{ paper: 'ownDocument', document }])
    expect(papersToBring(completeAnswers(), 'mother', plainDate('2031-05-20'))).toEqual([{ paper: 'ownDocument', document }])
    expect(papersToBring(completeAnswers(), 'mother', plainDate('2031-05-21'))).toEqual([{ paper: 'ownDocument', document: { ...document, expired: true } }])
  })

  test.each([
    ['agent', 'authorization'],
    ['guardian', 'guardianship'],
    ['grandparent', 'kinship'],
  ] as const)('is for a representative who is a %s two papers, which the clerk says to have seen', (role, proof) => {
    const answers = represented(role)
    expect(papersToBring(answers, 'representative', TODAY).map(({ paper }) => paper)).toEqual(['ownDocument', proof])
    expect(papersToSee(answers, 'representative')).toEqual(['ownDocument', proof])
    expect(papersToSee(answers, 'mother')).toEqual([])
  })
})
