import { isStandardCharacter, standardCharacters, standardFormsOf } from './standard-characters'

describe('the table of standard characters', () => {
  it('has 8,105 characters, each once', () => {
    const characters = standardCharacters()
    expect(characters).toHaveLength(8105)
    expect(new Set(characters).size).toBe(8105)
    expect(characters.every(character => /^\p{Script=Han}$/u.test(character))).toBe(true)
  })

  test.each([
    ['first and last of the first level', '一矗'],
    ['first and last of the second level', '乂齉'],
    ['first and last of the third level', '亍蠼'],
    ['variants that were taken back into it in 2013', '喆淼堃昇犇祕祐'],
    ['simplified by analogy, beyond the basic plane', '𬍛𬶮𫖮'],
    ['of Extension A', '㑇㭎㻬'],
    ['the edges of the common block', '一鿏'],
  ])('has the %s', (_what, characters) => expect([...characters].filter(character => !isStandardCharacter(character))).toEqual([]))

  test.each([
    ['traditional', '瑋陳鍾龍'],
    ['decorative', '囍龘'],
    ['no characters', '々〇A·'],
    ['radical signs', '⼭⺼'],
    ['a Japanese form', '辻'],
  ])('has none that is %s', (_what, characters) => expect([...characters].filter(isStandardCharacter)).toEqual([]))
})

describe('the standard form', () => {
  test.each<[string, string[]]>([
    ['瑋', ['玮']],
    ['峯', ['峰']],
    ['閆', ['闫']],
    ['鍾', ['钟', '锺']],
    ['\uf9c4', ['龙']],
    ['⼭', ['山']],
    ['囍', []],
    ['山', []],
    ['昇', []],
    ['A', []],
    ['', []],
  ])('of "%s" is %j', (character, forms) => expect(standardFormsOf(character)).toEqual(forms))
})
