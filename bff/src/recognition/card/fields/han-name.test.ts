import type { HanCharacter } from '../../han/read-han-line'
import { agreeOnName, dropDirt } from './han-name'

const box = { left: 0, top: 0, right: 1, bottom: 1 }
/** A line as the glyph reader sees it, all characters as likely, each with one other candidate. */
const see = (text: string, likelihood = 0.99, other = '口'): HanCharacter[] => [...text].map(character => ({
  character, likelihood, box, candidates: [{ character, likelihood, distance: 300 }, { character: other, likelihood: (1 - likelihood) / 2, distance: 400 }],
}))

describe('a name that two readers saw', () => {
  it.each<[string, HanCharacter[], string[], string, boolean]>([
    ['the same is agreed', see('王小明'), ['王小明'], '王小明', true],
    ['the same at the second look is agreed', see('王小明'), ['王小日', '王小明'], '王小明', true],
    ['differently is not, and is what the glyph reader sees', see('苏苒兴'), ['苏茨兴'], '苏苒兴', false],
    ['in its traditional form, which the engine cannot write, is agreed', see('吳榮瑜'), ['吴荣瑜'], '吳榮瑜', true],
    ['in its traditional form, but not for sure, is not', see('吳榮瑜', 0.7), ['吴荣瑜'], '吳榮瑜', false],
    ['alike, but by one of them unsurely, is asked', see('汪美恰', 0.6), ['汪美恰'], '汪美恰', false],
    ['with one more character is not', see('王小明'), ['王小明明'], '王小明', false],
    ['with one less is not', see('王小明'), ['王小'], '王小明', false],
    ['unsurely by one and as the second candidate by the other is what both can see, and asked', see('王', 0.4, '玉'), ['玉'], '玉', false],
    ['as one candidate at two looks of the engine, and as another by a glyph reader that is not sure, is the engine\'s, and asked', see('季', 0.8, '李'), ['李', '李'], '李', false],
    ['as the standard form by the engine and in its traditional form by a glyph reader that is not sure stays traditional', see('吳', 0.8, '吴'), ['吴', '吴'], '吳', false],
    ['by one alone is not', see('王小明'), [''], '王小明', false],
  ])('%s', (_, glyphs, readings, value, agreed) => expect(agreeOnName(glyphs, readings)).toMatchObject({ value, agreed }))

  it('and nobody saw is none', () => expect(agreeOnName([], ['王'])).toBeNull())

  it('loses the dirt before it that only the glyph reader made a character of', () => {
    const text = (glyphs: HanCharacter[]) => glyphs.map(({ character }) => character).join('')
    expect(text(dropDirt(see('毛黄琛萍'), ['黄琛萍']))).toBe('黄琛萍')
    expect(text(dropDirt(see('黄琛萍'), ['黄琛萍']))).toBe('黄琛萍')
  })
})
