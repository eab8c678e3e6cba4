import { DEFAULT_SETTINGS, plainDate } from '@mcb/shared/domain'
import { aBirthRecord } from '../../../../../shared/test/builders'
import { certificateFormOf, EMPTY_CERTIFICATE, guidanceForCertificate, numberWarnings, paperOf } from './certificate-form'

const facts = { today: plainDate('2026-11-20'), settings: DEFAULT_SETTINGS }

describe('a certificate copied from the paper', () => {
  const saved = {
    number: 'O110234567', source: 'paper' as const, issuedOn: plainDate('2014-06-09'), newbornName: '周小满',
    record: aBirthRecord({ newborn: { ...aBirthRecord().newborn, sex: 'male', bornAt: '2014-05-30T03:20:00+08:00' } }),
  }

  it('comes back from the form as it was', () => {
    expect(paperOf(certificateFormOf(saved))).toEqual({
      number: 'O110234567', issuedOn: '2014-06-09', institutionCode: 'H001', newbornName: '周小满', sex: 'male', bornAt: '2014-05-30T03:20:00+08:00', placeOfBirth: 'institution',
    })
  })

  it('may have no day of issue that anybody can read', () => {
    expect(paperOf({ ...certificateFormOf(saved), issuedOn: '' }).issuedOn).toBeNull()
  })
})

describe('a number with a slip of the pen', () => {
  it.each([
    ['as it should be', 'O110234567', '2014-05-30', '2014-06-09', []],
    ['a letter that was printed later', 'X110234567', '2014-05-30', '2014-06-09', ['number certificate_number.letter_before_printed']],
    ['nothing to compare it with yet', 'X110234567', '', '', []],
  ])('%s', (_what, number, birthDate, issuedOn, expected) => {
    expect(numberWarnings({ ...EMPTY_CERTIFICATE, number, birthDate, issuedOn }, facts).map(({ path, code }) => `${path} ${code}`)).toEqual(expected)
  })
})

describe('before a certificate is looked for', () => {
  it.each([
    ['a child born in Beijing in 2014', 'O110234567', '2014-05-30', null],
    ['the last day without certificates', '110234567', '1995-12-31', 'notarization'],
    ['the first day with certificates', '110234567', '1996-01-01', null],
    ['a number of another province', 'o32-0234567', '2014-05-30', 'issuedElsewhere'],
  ])('%s: %s, %s leads to %p', (_who, number, birthDate, code) => {
    expect(guidanceForCertificate('reissue', {}, { ...EMPTY_CERTIFICATE, number, birthDate }, facts)?.code ?? null).toBe(code)
  })
})
