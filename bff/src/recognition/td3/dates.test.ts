import { readBirthDate, readExpiryDate } from './dates'

const today = '2026-06-01'

it.each([
  ['920314', '1992-03-14'],
  ['260601', '2026-06-01'],
  ['260602', '1926-06-02'],
  ['000229', '2000-02-29'],
  ['010229', null],
  ['001332', null],
  ['74<<<<', null],
  ['<<<<<<', null],
])('a birth date %s means %s on 1 June 2026', (text, date) => expect(readBirthDate(text, today)).toBe(date))

it.each([
  ['310520', '2031-05-20'],
  ['410601', '2041-06-01'],
  ['410602', null],
  ['160601', '2016-06-01'],
  ['160531', null],
  ['990101', null],
  ['290229', null],
  ['3105<<', null],
])('an expiry date %s means %s on 1 June 2026', (text, date) => expect(readExpiryDate(text, today)).toBe(date))

it('an expiry date may lie in the next century', () => expect(readExpiryDate('030101', '2095-01-01')).toBe('2103-01-01'))
