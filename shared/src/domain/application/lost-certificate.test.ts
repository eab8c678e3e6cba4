import { aBirthRecord, anApplication, completeAnswers } from '../../../test/builders'
import { plainDate } from '../dates/plain-date'
import type { Application } from './application'
import { answersForLost } from './lost-certificate'

const certificate = (newborn: number) => ({ newborn, number: `Z11000000${newborn}`, issuedOn: plainDate('2026-11-20'), populationCode: null })
const name = (givenNames: string) => ({ script: 'latin', surname: 'MENSAH', givenNames, order: 'givenNamesFirst' }) as const
const twins = completeAnswers({ birth: { records: [aBirthRecord({ id: 'FM1' }), aBirthRecord({ id: 'FM2' })], dispute: null }, newbornName: { names: [name('Ama'), name('Kofi')] } })
const lost = (more: Partial<Application> = {}) => anApplication({ status: 'lost', answers: twins, certificates: [certificate(0), certificate(1)], ...more })

const OTHER = 'b'.repeat(24)

describe('a reissue of what the courier lost', () => {
  it('begins with the certificate of the newborn it is about, and with the reason', () => {
    expect(answersForLost(lost(), 1, OTHER)).toEqual({
      originalCertificate: { number: 'Z110000001', source: 'registry', issuedOn: '2026-11-20', newbornName: 'Kofi MENSAH', record: expect.objectContaining({ id: 'FM2' }) },
      reissueReason: { reason: 'lost', note: '' },
    })
  })

  it('does not ask again who they are, when the same person applies', () => {
    const application = lost()
    const { applicantRole, family } = application.answers
    expect(answersForLost(application, 0, application.applicantAccountId)).toMatchObject({ applicantRole, family })
    expect(answersForLost(application, 0, OTHER)).not.toHaveProperty('family')
  })

  it('of a reissue that was lost has the newer number', () => {
    const record = aBirthRecord()
    const answers = { originalCertificate: { number: 'X110000009', source: 'registry', issuedOn: null, newbornName: '王一', record } } as const
    expect(answersForLost(lost({ kind: 'reissue', answers, certificates: [certificate(0)] }), 0, OTHER)?.originalCertificate).toMatchObject({ number: 'Z110000000', newbornName: '王一', record })
  })

  test.each<[string, Partial<Application>, number]>([
    ['that is still on its way', { status: 'onTheWay' }, 0],
    ['of a third twin', {}, 2],
    ['that was never issued', { certificates: [] }, 0],
  ])('is not begun for one %s', (_name, more, newborn) => expect(answersForLost(lost(more), newborn, OTHER)).toBeNull())
})
