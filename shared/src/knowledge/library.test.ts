import { articleLength, parseArticle, type KnowledgeLanguage } from './article'
import { knowledgeLibrary, searchWords } from './library'

const file = (title: string, front: string, text: string) => `---\ntitle: ${title}\ntopic: newborn\n${front}\nsources:\n  - title: Somebody who knows\n    year: 2020\nreviewed: 2026-01-02\n---\n${text}\n`
const article = (slug: string, language: KnowledgeLanguage, title: string, front: string, text: string) => parseArticle(file(title, front, text), slug, language)

const library = knowledgeLibrary([
  article('bath', 'zh-CN', '给宝宝洗澡', 'months: [0, 3]', '先放凉水，再放热水。'),
  article('bath', 'en', 'Bathing the baby', 'months: [0, 3]', 'Cold water first, then hot.'),
  article('water', 'zh-CN', '喝水', 'months: [0, 60]', '六个月以前不需要喝水。'),
  article('water', 'en', 'Drinking', 'months: [0, 60]', 'Before six months no water is needed, nor a bath.'),
  article('fall', 'zh-CN', '摔下来', 'danger: true\nmonths: [0, 24]', '看看孩子。'),
  article('fall', 'en', 'A fall', 'danger: true\nmonths: [0, 24]', 'Look at the child.'),
])
const slugs = (found: { slug: string }[]) => found.map(({ slug }) => slug)

describe('an article', () => {
  it('is read with what it says of itself', () => {
    expect(library.article('bath', 'zh-CN')).toEqual({
      slug: 'bath', language: 'zh-CN', title: '给宝宝洗澡', topic: 'newborn', months: [0, 3], danger: false,
      sources: [{ title: 'Somebody who knows', year: 2020 }], reviewed: '2026-01-02', text: '先放凉水，再放热水。',
    })
  })

  it.each([
    ['without front matter', 'Just words'],
    ['for nobody', file('Bathing', '', 'Words.')],
    ['for weeks that run backwards', file('Bathing', 'weeks: [20, 10]', 'Words.')],
    ['with something nobody asked for', file('Bathing', 'months: [0, 1]\nauthor: me', 'Words.')],
  ])('%s is refused', (_what, text) => {
    expect(() => parseArticle(text, 'bath', 'en')).toThrow()
  })

  it('is measured in words or in characters', () => {
    expect(articleLength({ language: 'en', text: "Don't wait: 3 well-known signs." })).toBe(5)
    expect(articleLength({ language: 'zh-CN', text: '先放凉水，再放 hot 水。' })).toBe(7)
  })
})

describe('the library', () => {
  it('cuts Chinese into pairs, other words whole', () => {
    expect(searchWords('宝宝发热 38 度, Fever')).toEqual(['宝宝', '宝发', '发热', '38', '度', 'fever'])
  })

  it('finds in one language what was asked in the other', () => {
    expect(slugs(library.search('洗澡', 'en'))).toEqual(['bath'])
    expect(library.search('bathing', 'zh-CN')[0]!.title).toBe('给宝宝洗澡')
  })

  it('puts a word of the title first, and takes the beginning of a word', () => {
    expect(slugs(library.search('bath', 'en'))).toEqual(['bath', 'water'])
  })

  it('finds some of the words where nothing has all of them', () => {
    expect(slugs(library.search('bathing dinosaurs', 'en'))).toEqual(['bath'])
    expect(library.search('dinosaurs', 'en')).toEqual([])
  })

  it('lists what fits an age, danger first, then the closest', () => {
    expect(slugs(library.list('en', { months: 2 }))).toEqual(['fall', 'bath', 'water'])
    expect(slugs(library.list('en', { months: 30 }))).toEqual(['water'])
    expect(slugs(library.list('en', { week: 30 }))).toEqual([])
    expect(slugs(library.search('water', 'en', { months: 30 }))).toEqual(['water'])
    expect(slugs(library.list('en', { danger: true }))).toEqual(['fall'])
  })
})
