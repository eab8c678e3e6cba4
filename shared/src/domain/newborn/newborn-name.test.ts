import { aNewbornName } from '../../../test/builders'
import { certificateNameLine, newbornNameProblems, type NewbornName } from './newborn-name'

const foreign = { hasForeignParent: true }
const codes = (name: Partial<NewbornName>, family = foreign) => newbornNameProblems(aNewbornName(name), family).map(p => `${p.path} ${p.code}`)

describe('the name of a newborn', () => {
  test.each<[string, Partial<NewbornName>, string[]]>([
    ['a plain Latin name', { surname: 'Whitfield', givenNames: 'Clara Rose' }, []],
    ['accents, hyphens and apostrophes', { surname: "O'Neill-García", givenNames: 'Zoë' }, []],
    ['decomposed accents', { surname: 'Garci\u0301a', givenNames: 'Noa' }, []],
    ['a full stop', { surname: 'Whitfield', givenNames: 'Clara R.' }, ['givenNames newborn_name.full_stop']],
    ['digits', { surname: 'Whitfield', givenNames: 'Clara 2' }, ['givenNames newborn_name.not_latin']],
    ['two scripts', { surname: 'Whitfield', givenNames: '安' }, ['givenNames newborn_name.not_latin']],
    ['a hyphen at the end', { surname: 'Whitfield-', givenNames: 'Clara' }, ['surname newborn_name.not_latin']],
    ['a Chinese name', { script: 'han', surname: '林', givenNames: '晓安' }, []],
    ['a rare surname beyond the basic plane', { script: 'han', surname: '𠅤', givenNames: '安' }, []],
    ['letters in a Chinese name', { script: 'han', surname: '林', givenNames: 'A安' }, ['givenNames newborn_name.not_han']],
  ])('%s', (_what, name, expected) => expect(codes(name)).toEqual(expected))

  it('may be in Latin letters only with a foreign parent', () => {
    expect(codes({}, { hasForeignParent: false })).toEqual(['script newborn_name.latin_needs_foreign_parent'])
  })

  it('fits the line with fifty characters and not with fifty-one', () => {
    const surname = 'A'.repeat(24)
    expect(codes({ surname, givenNames: 'B'.repeat(25) })).toEqual([])
    expect(newbornNameProblems(aNewbornName({ surname, givenNames: 'B'.repeat(26) }), foreign)).toEqual([
      { path: 'givenNames', code: 'newborn_name.too_long', params: { limit: 50, length: 51 } },
    ])
  })

  test.each<[Partial<NewbornName>, string]>([
    [{ order: 'givenNamesFirst' }, 'Clara Rose WHITFIELD'],
    [{ order: 'surnameFirst' }, 'WHITFIELD Clara Rose'],
    [{ script: 'han', surname: '林', givenNames: '晓安', order: 'givenNamesFirst' }, '林晓安'],
  ])('prints %j as "%s"', (name, line) => expect(certificateNameLine(aNewbornName(name))).toBe(line))
})
