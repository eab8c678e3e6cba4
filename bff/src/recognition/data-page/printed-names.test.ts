import { EVERY_LETTER, lettersOf } from './alphabets'
import { findName, spellAsPrinted } from './printed-names'

describe('a name as printed', () => {
  it.each<[string, string, string, string | null]>([
    ['MARCHETTI ROSSI', 'MARCHETTI-ROSSI', 'ITA', 'MARCHETTI-ROSSI'],
    ['OBRIEN', 'O\'BRIEN', 'IRL', 'O’BRIEN'],
    ['GARCIA LOPEZ', 'GARCÍALÓPEZ', 'ESP', 'GARCÍA LÓPEZ'],
    ['KOEHLER', 'KÖHLER', 'D', 'KÖHLER'],
    ['KOEHLER', 'KOHLER', 'D', 'KÖHLER'],
    ['SOERENSEN', 'SORENSEN', 'NOR', 'SØRENSEN'],
    ['BJOERK', 'BJÓRK', 'ISL', 'BJÖRK'],
    ['SOERENSEN', 'SORENSEN', 'GBR', 'SØRENSEN'],
    ['KOEHLER', 'KÖHLER', 'GBR', 'KÖHLER'],
    ['MICHAEL', 'MICHAEL', 'D', 'MICHAEL'],
    ['LUCJA', 'ŁUCJA', 'POL', 'ŁUCJA'],
    ['JAN PIOTR', 'JANPIOTR', 'POL', 'JAN PIOTR'],
    ['MENSAH', 'MENSAHXYZ', 'GHA', null],
    ['MENSAH', 'MEN', 'GHA', null],
  ])('%s beside %s on a page of %s is %s', (zone, line, state, printed) => expect(spellAsPrinted(zone, line, lettersOf(state))).toBe(printed))

  it('a letter the engine misread is taken from the zone', () => expect(spellAsPrinted('WHITFIELD', 'WH1TFIELD'.replace('1', 'L'), EVERY_LETTER)).toBe('WHITFIELD'))

  const lines = ['SURNAME', 'SØRENSEN', 'INGRID', 'NORSK / NORWEGIAN'].map(text => ({ text }))
  it.each<[string, string | undefined]>([['SOERENSEN', 'SØRENSEN'], ['INGRID', 'INGRID'], ['INGRIT', 'INGRID'], ['LI', undefined], ['', undefined]])('%s is found on the line %s', (name, text) =>
    expect(findName(name, lines)?.text).toBe(text))
})
