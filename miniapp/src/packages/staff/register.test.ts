import { type RegisterEntry, registerEntrySchema } from '@mcb/shared/contract'
import { plainDate } from '@mcb/shared/domain'
import { createTranslator } from '@mcb/i18n'
import type { Translate } from '../../services/text'
import { columnsOf, firstAsked, linesOf, queryOf } from './register'

const t = createTranslator('en') as Translate

const ENTRY: RegisterEntry = registerEntrySchema.parse({
  applicationId: '65f000000000000000000001',
  certificateNumber: 'X110000001',
  issuedOn: '2027-03-02',
  collectedOn: '2027-03-05',
  newbornName: 'KOHLER MIA',
  sex: 'female',
  bornOn: '2027-02-20',
  outsideInstitution: false,
  mother: { name: 'KOHLER HANNAH', documentKind: 'foreignPassport', documentNumber: 'C01X00T47' },
  father: null,
  collector: { name: 'KOHLER HANNAH', documentKind: 'foreignPassport', documentNumber: 'C01X00T47', relation: 'mother' },
  originalNumber: null,
  reason: null,
  reasonNote: '',
  approvedBy: 'Clerk One',
  issuedBy: null,
})

describe('what the register is asked for', () => {
  it('is at first the first issues of thirty days, today included', () => {
    expect(firstAsked(plainDate('2027-03-05'))).toEqual({ kind: 'firstIssue', from: '2027-02-04', to: '2027-03-05' })
  })

  test.each([
    ['one day', '2027-03-05', '2027-03-05', true],
    ['the last day before the first', '2027-03-06', '2027-03-05', false],
    ['no first day', '', '2027-03-05', false],
    ['no last day', '2027-03-05', '', false],
  ])('%s', (_what, from, to, asked) => expect(queryOf({ kind: 'reissue', from, to })).toEqual(asked ? { kind: 'reissue', from, to } : null))
})

describe('a line of the register', () => {
  it('has the original only where there is one', () => {
    expect(columnsOf('firstIssue')).not.toContain('originalNumber')
    expect(columnsOf('replacement')).toEqual(expect.arrayContaining(['originalNumber', 'reason']))
    expect(columnsOf('reissue')).toEqual(expect.arrayContaining(['originalNumber', 'reason']))
  })

  it('says each person with their document, and the collector with their relation', () => {
    expect(linesOf(ENTRY, t)).toMatchObject({
      number: ['X110000001'],
      collectedOn: ['5 March 2027'],
      newborn: ['KOHLER MIA', 'Female', '20 February 2027'],
      mother: ['KOHLER HANNAH', expect.stringContaining('C01X00T47')],
      father: ['Not on the certificate'],
      collector: ['KOHLER HANNAH', 'Mother', expect.stringContaining('C01X00T47')],
      approvedBy: ['Clerk One'],
      issuedBy: [],
    })
  })

  it('says that nobody has collected it yet', () => {
    expect(linesOf({ ...ENTRY, collectedOn: null, collector: null }, t)).toMatchObject({ collectedOn: ['Not collected yet'], collector: [] })
  })

  it('says why the original was replaced, and the words beside it', () => {
    const lines = linesOf({ ...ENTRY, originalNumber: 'X100000009', reason: 'other', reasonNote: 'Printed twice' }, t)
    expect(lines).toMatchObject({ originalNumber: ['X100000009'], reason: ['Other', 'Printed twice'] })
  })
})
