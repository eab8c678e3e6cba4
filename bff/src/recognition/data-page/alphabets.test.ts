import { latinPartOf } from './alphabets'

describe('the words of an authority', () => {
  it.each([
    ['MINISTRY OF FOREIGN AFFAIRS', 'KAZ', 'all'],
    ['MINISTRY OF HOME AFFAIRS', 'KAZ', 'some'],
    ['MVD 77010', 'RUS', 'all'],
    ['A.E.A./D.D.-N.P.C.', 'GRC', 'some'],
  ])('%s of %s are in Latin letters: %s', (text, state, part) => expect(latinPartOf(text, state)).toBe(part))

  it.each([['MBA 77010', 'RUS'], ['OMC 50023', 'RUS'], ['MOCKBA', 'KAZ'], ['A.E.A.', 'GRC']])('%s of %s may be in others that look alike', (text, state) => expect(latinPartOf(text, state)).toBe('none'))

  it('of a state that has no others are in Latin letters', () => expect(latinPartOf('OMC', 'POL')).toBe('all'))
})
