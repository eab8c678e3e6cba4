import { aNewbornName } from '../../../test/builders'
import { DEFAULT_SETTINGS, type Settings } from '../settings/settings'
import { certificateNameLine, newbornNameProblems, newbornNameWarnings, siblingNameProblems, type NewbornFamily, type NewbornName } from './newborn-name'
import type { NamedParent } from './surname'

const parent = (surname: string, givenNames = '', nameZh = ''): NamedParent => ({ surname, givenNames, nameZh })
const chinese = (...names: string[]): Partial<NewbornFamily> => ({ hasForeignParent: false, parents: names.map(nameZh => parent('', '', nameZh)) })
const settings = (newbornName: Partial<Settings['newbornName']>): Partial<NewbornFamily> => ({
  settings: { ...DEFAULT_SETTINGS, newbornName: { ...DEFAULT_SETTINGS.newbornName, ...newbornName } },
})
const family = (overrides: Partial<NewbornFamily> = {}): NewbornFamily => ({
  parents: [parent('MARCHETTI-ROSSI', 'ELENA'), parent('WHITFIELD', 'JAMES OLIVER')],
  hasForeignParent: true,
  hasOtherCustoms: false,
  household: null,
  settings: DEFAULT_SETTINGS,
  ...overrides,
})
const latin = (surname: string | null, givenNames = 'Clara'): NewbornName => aNewbornName({ surname, givenNames })
const han = (surname: string | null, givenNames: string): NewbornName => aNewbornName({ script: 'han', surname, givenNames })
const short = (found: { path: string; code: string }[]) => found.map(({ path, code }) => `${path} ${code.replace('newborn_name.', '')}`)
const problems = (name: NewbornName, of: Partial<NewbornFamily> = {}) => short(newbornNameProblems(name, family(of)))
const warnings = (name: NewbornName, of: Partial<NewbornFamily> = {}) => short(newbornNameWarnings(name, family(of)))

describe('the spelling of a newborn’s name', () => {
  test.each<[string, NewbornName, string[]]>([
    ['a plain Latin name', latin('Whitfield', 'Clara Rose'), []],
    ['accents, hyphens and apostrophes', latin("O'Neill-García", 'Zoë'), []],
    ['decomposed accents', latin('Garci\u0301a', 'Noa'), []],
    ['nothing written yet', latin('', ''), []],
    ['a full stop', latin('Whitfield', 'Clara R.'), ['givenNames full_stop']],
    ['a Chinese full stop', han('林', '晓。'), ['givenNames full_stop']],
    ['digits', latin('Whitfield', 'Clara 2'), ['givenNames digits']],
    ['full-width digits', han('林', '晓２'), ['givenNames digits']],
    ['Chinese characters in a Latin name', latin('Whitfield', '安'), ['givenNames mixed_scripts']],
    ['letters in a Chinese name', han('林', 'A安'), ['givenNames mixed_scripts']],
    ['both in one part', latin('Whitfield', 'Clara安'), ['givenNames mixed_scripts']],
    ['a hyphen at the end', latin('Whitfield-'), ['surname sign_at_the_end']],
    ['a hyphen at the beginning', latin('Whitfield', '-Clara'), ['givenNames sign_at_the_end']],
    ['two spaces', latin('Whitfield', 'Clara  Rose'), ['givenNames spaces']],
    ['a space at the end', latin('Whitfield', 'Clara '), ['givenNames spaces']],
    ['two hyphens', latin('Whitfield', 'Clara--Rose'), ['givenNames not_latin']],
    ['a third script', latin('Whitfield', 'Клара'), ['givenNames not_latin']],
    ['a comma', latin('Whitfield', 'Clara, Rose'), ['givenNames not_latin']],
    ['a Chinese name', han('林', '晓安'), []],
    ['a space in a Chinese name', han('林', '晓 安'), ['givenNames not_han']],
    ['a dot in the middle', han('林', '晓·安'), []],
    ['a dot at the end', han('林', '晓安·'), ['givenNames not_han']],
    ['a dot at the beginning', han('林', '·晓安'), ['givenNames not_han']],
    ['two dots', han('林', '晓··安'), ['givenNames not_han']],
    ['a dot of another kind', han('林', '晓•安'), ['givenNames not_han']],
    ['both parts', latin('Whitfield-', 'Clara 2'), ['surname sign_at_the_end', 'givenNames digits']],
  ])('%s', (_what, name, expected) => expect(problems(name)).toEqual(expected))

  it('may be in Latin letters only with a foreign parent', () => {
    expect(problems(latin('Whitfield'), { hasForeignParent: false })).toEqual(['script latin_needs_foreign_parent'])
  })

  test.each<[NewbornFamily['household'], NewbornName, string[]]>([
    ['inChina', latin('Whitfield'), ['script household_needs_han']],
    ['inChina', han('林', '晓安'), []],
    ['notInChina', latin('Whitfield'), []],
    [null, latin('Whitfield'), []],
  ])('for a household that is %s, as %j', (household, name, expected) => expect(problems(name, { household })).toEqual(expected))

  it('says one thing about the script when there is no foreign parent either', () => {
    expect(problems(latin('Whitfield'), { hasForeignParent: false, household: 'inChina' })).toEqual(['script latin_needs_foreign_parent'])
  })
})

describe('the length of a newborn’s name', () => {
  it('fits the line with fifty letters and not with fifty-one', () => {
    const surname = 'A'.repeat(24)
    expect(problems(latin(surname, 'B'.repeat(25)))).toEqual([])
    expect(newbornNameProblems(latin(surname, 'B'.repeat(26)), family())).toEqual([
      { path: 'givenNames', code: 'newborn_name.too_long', params: { limit: 50, length: 51 } },
    ])
  })

  it('has six Chinese characters, and a seventh is too many', () => {
    expect(problems(han('欧阳', '晓安乐山'))).toEqual([])
    expect(newbornNameProblems(han('欧阳', '晓安乐山水'), family())).toEqual([
      { path: 'givenNames', code: 'newborn_name.too_many_characters', params: { limit: 6, length: 7 } },
    ])
  })

  it('is not counted by characters where a dot stands between the parts: such names are long', () => {
    expect(problems(han('艾力', '古丽娜尔·买买提江'))).toEqual([])
    expect(problems(han('艾力', `古丽娜尔·${'江'.repeat(19)}`))).toEqual(['givenNames too_long'])
  })

  it('counts a character beyond the basic plane once', () => {
    expect(problems(han('林', '𬍛𬍛𬍛𬍛𬍛'))).toEqual([])
  })

  it('follows the setting', () => {
    expect(problems(han('林', '晓安乐'), settings({ hanCharactersAtMost: 3 }))).toEqual(['givenNames too_many_characters'])
  })
})

describe('the characters of a Chinese name', () => {
  const of = (name: NewbornName, overrides: Partial<NewbornFamily> = {}) => newbornNameProblems(name, family(overrides)).map(({ path, code, params }) => ({ path, code, ...params }))

  it('are told apart by what can be used instead', () => {
    expect(of(han('林', '瑋鍾囍'))).toEqual([
      { path: 'givenNames', code: 'newborn_name.not_standard', character: '瑋', suggestion: '玮' },
      { path: 'givenNames', code: 'newborn_name.not_standard', character: '鍾', suggestion: '钟 / 锺' },
      { path: 'givenNames', code: 'newborn_name.not_in_table', character: '囍' },
    ])
  })

  it('are named once each', () => {
    expect(problems(han('林', '瑋瑋'))).toEqual(['givenNames not_standard'])
  })

  test.each<[Settings['newbornName']['outsideTable'], string[], string[]]>([
    ['block', ['givenNames not_standard'], []],
    ['warn', [], ['givenNames not_standard']],
    ['ignore', [], []],
  ])('outside the table, when the setting says %s', (outsideTable, blocked, warned) => {
    expect(problems(han('林', '瑋'), settings({ outsideTable }))).toEqual(blocked)
    expect(warnings(han('林', '瑋'), settings({ outsideTable }))).toEqual(warned)
  })

  test.each<[string, NewbornName, Partial<NewbornFamily>, string[], string[]]>([
    ['nobody’s', han('龘', '安'), {}, ['surname not_in_table'], []],
    ['the mother’s own', han('龘', '安'), chinese('龘小兰', '林大山'), [], []],
    ['the mother’s own, where the setting says never', han('龘', '安'), { ...chinese('龘小兰', '林大山'), ...settings({ surnameOutsideTable: 'never' }) }, ['surname not_in_table'], []],
    ['the mother’s own in its traditional form', han('陳', '安'), chinese('陳小兰', '林大山'), [], ['surname not_standard']],
    ['the traditional form of the mother’s own', han('陳', '安'), chinese('陈小兰', '林大山'), ['surname not_standard'], []],
    ['the standard form of the mother’s own', han('陈', '安'), chinese('陳小兰', '林大山'), [], []],
    ['the dot between the parts of a name', han('艾力', '晓·安'), chinese('艾力·买买提', '林大山'), [], []],
    ['her own, but in the given names', han('林', '龘'), chinese('龘小兰', '林大山'), ['givenNames not_in_table'], []],
  ])('outside the table in the surname: %s', (_what, name, overrides, blocked, warned) => {
    expect(problems(name, overrides)).toEqual(blocked)
    expect(warnings(name, overrides)).toEqual(warned)
  })
})

describe('a Chinese surname', () => {
  const NEITHER = ['surname surname_of_neither']
  test.each<[string, string, string[], string[]]>([
    ['the father’s', '林', ['陈小兰', '林大山'], []],
    ['the mother’s', '陈', ['陈小兰', '林大山'], []],
    ['somebody else’s', '王', ['陈小兰', '林大山'], NEITHER],
    ['of two characters', '欧阳', ['欧阳兰', '林大山'], []],
    ['a different one with the same beginning', '欧冶', ['欧阳兰', '林大山'], NEITHER],
    ['a whole name', '林大山', ['陈小兰', '林大山'], NEITHER],
    ['a character from the middle', '小', ['陈小兰', '林大山'], NEITHER],
    ['the simplified form of the father’s', '锺', ['陈小兰', '鍾大山'], []],
    ['of the only parent who is named', '陈', ['陈小兰'], []],
    ['not of the only parent who is named', '林', ['陈小兰'], NEITHER],
    ['with a parent who has no Chinese name', '王', ['陈小兰', ''], []],
    ['with no named parent', '王', [], []],
    ['with a gap in the document', '林', ['林 大山', '陈小兰'], []],
  ])('%s', (_what, surname, names, expected) => expect(problems(han(surname, '安'), chinese(...names))).toEqual(expected))

  it('of neither is only said, or not said, when the setting says so', () => {
    const of = (hanSurnameOfNeither: 'warn' | 'ignore') => ({ ...chinese('陈小兰'), ...settings({ hanSurnameOfNeither }) })
    expect([problems(han('王', '安'), of('warn')), warnings(han('王', '安'), of('warn'))]).toEqual([[], NEITHER])
    expect([problems(han('王', '安'), of('ignore')), warnings(han('王', '安'), of('ignore'))]).toEqual([[], []])
  })
})

describe('a name without a surname', () => {
  const customs = (otherCustoms: 'followed' | 'refused') => ({ ...chinese('卓玛', '扎西'), hasOtherCustoms: true, ...settings({ otherCustoms }) })

  it('is for families of other customs, if the setting says so', () => {
    expect(problems(han(null, '平措'), customs('followed'))).toEqual([])
    expect(problems(han(null, '平措'), customs('refused'))).toEqual(['surname surname_needed'])
    expect(problems(han(null, '安'), chinese('陈小兰', '林大山'))).toEqual(['surname surname_needed'])
    expect(problems(latin(null, 'Sari'), { hasOtherCustoms: true })).toEqual([])
  })

  it('is printed as it is, and checked for its length', () => {
    expect(certificateNameLine(han(null, '平措'))).toBe('平措')
    expect(certificateNameLine(latin(null, 'Sari'))).toBe('Sari')
    expect(problems(han(null, '平措旺堆次仁多吉'), customs('followed'))).toEqual(['givenNames too_many_characters'])
  })

  it('of neither parent is only said in such a family', () => {
    expect([problems(han('王', '安'), customs('followed')), warnings(han('王', '安'), customs('followed'))]).toEqual([[], ['surname surname_of_neither']])
    expect(problems(han('王', '安'), customs('refused'))).toEqual(['surname surname_of_neither'])
  })
})

describe('a Latin surname', () => {
  const NEITHER = ['surname surname_of_neither']
  const GIVEN = ['surname surname_is_given_name']
  const whitfield = parent('WHITFIELD', 'JAMES OLIVER')
  test.each<[string, string, NamedParent[], string[]]>([
    ['the father’s in another case', 'Whitfield', [whitfield], []],
    ['half of the mother’s', 'Rossi', [parent('MARCHETTI-ROSSI', 'ELENA'), whitfield], []],
    ['the mother’s with a space', 'Marchetti Rossi', [parent('MARCHETTI-ROSSI', 'ELENA')], []],
    ['put together from both', 'Rossi-Whitfield', [parent('MARCHETTI-ROSSI', 'ELENA'), whitfield], []],
    ['with accents the passport has not', 'García López', [parent('GARCIA LOPEZ')], []],
    ['as the machine-readable zone writes it', 'Müller', [parent('MUELLER')], []],
    ['without its dots', 'Muller', [parent('MÜLLER')], []],
    ['with a stroke', 'Sørensen', [parent('SOERENSEN')], []],
    ['with a sharp s', 'Strauß', [parent('STRAUSS')], []],
    ['without its apostrophe', 'ONeill', [parent("O'NEILL")], []],
    ['with particles', 'van der Berg', [parent('VAN DER BERG')], []],
    ['with a letter too many', 'Whitfields', [whitfield], NEITHER],
    ['with a letter missing', 'Whitfeld', [whitfield], NEITHER],
    ['somebody else’s', 'Smith', [parent('MARCHETTI-ROSSI', 'ELENA'), whitfield], NEITHER],
    ['the father’s given name', 'James', [whitfield], GIVEN],
    ['with a parent whose surname is Chinese only', 'Smith', [whitfield, parent('林', '大山', '林大山')], []],
    ['with no named parent', 'Smith', [], []],
  ])('%s', (_what, surname, parents, expected) => {
    expect(warnings(latin(surname), { parents })).toEqual(expected)
    expect(problems(latin(surname), { parents })).toEqual([])
  })

  it('of neither blocks when the setting says so', () => {
    expect(problems(latin('Smith'), settings({ latinSurnameOfNeither: 'block' }))).toEqual(NEITHER)
  })

  it('is not compared while it is not spelt', () => {
    expect(warnings(latin('Smith 2'))).toEqual([])
  })
})

describe('the names of twins', () => {
  test.each<[string, NewbornName[], string[]]>([
    ['one child', [han('林', '晓安')], []],
    ['two names', [han('林', '晓安'), han('林', '晓乐')], []],
    ['the same name', [han('林', '晓安'), han('林', '晓安')], ['1.givenNames same_as_sibling']],
    ['the same name with another surname', [han('林', '晓安'), han('陈', '晓安')], []],
    ['the same letters in another case', [latin('Whitfield', 'Clara'), latin('WHITFIELD', 'clara')], ['1.givenNames same_as_sibling']],
    ['the same letters in another order of parts', [latin('Whitfield', 'Clara'), { ...latin('Whitfield', 'Clara'), order: 'surnameFirst' }], ['1.givenNames same_as_sibling']],
    ['a hyphen more', [latin('Whitfield', 'Anna Rose'), latin('Whitfield', 'Anna-Rose')], ['1.givenNames same_as_sibling']],
    ['the third like the first', [han('林', '一'), han('林', '二'), han('林', '一')], ['2.givenNames same_as_sibling']],
  ])('%s', (_what, names, expected) => expect(short(siblingNameProblems(names))).toEqual(expected))
})

test.each<[Partial<NewbornName>, string]>([
  [{ order: 'givenNamesFirst' }, 'Clara Rose WHITFIELD'],
  [{ order: 'surnameFirst' }, 'WHITFIELD Clara Rose'],
  [{ script: 'han', surname: '林', givenNames: '晓安', order: 'givenNamesFirst' }, '林晓安'],
])('the certificate prints %j as "%s"', (name, line) => expect(certificateNameLine(aNewbornName(name))).toBe(line))
