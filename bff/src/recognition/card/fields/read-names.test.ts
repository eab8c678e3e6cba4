import { partLatinName } from './read-names'

describe('a name in Latin letters', () => {
  it.each<[string, string, string, boolean]>([
    ['CHAN, TAI MAN', 'CHAN', 'TAI MAN', true],
    ['CHAN,TAI MAN', 'CHAN', 'TAI MAN', true],
    ['KONG, SIU MING', 'KONG', 'SIU MING', true],
    ['MACAULAY, BIRTHE', 'MACAULAY', 'BIRTHE', true],
    ['LEUNG TAIMAN', 'LEUNG', 'TAIMAN', true],
    ['LEUNG TAI MAN', 'LEUNG', 'TAI MAN', false],
    ['- WONG, KA-YAN _', 'WONG', 'KA-YAN', true],
  ])('%s is %s and %s', (line, surname, givenNames, parted) => expect(partLatinName(line)).toEqual({ surname, givenNames, parted }))

  it.each(['FOREIGN PERMANENT RESIDENT ID CARD', 'TRAVEL PERMIT FOR HONG KONG', 'DATE OF BIRTH', 'CHAN', 'Chan, Tai Man', ''])('is not %s', line => expect(partLatinName(line)).toBeNull())
})
