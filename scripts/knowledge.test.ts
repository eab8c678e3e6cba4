import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { articleLength, KNOWLEDGE_LANGUAGES, KNOWLEDGE_TOPICS, knowledgeLibrary, parseArticle, type KnowledgeArticle } from '@mcb/shared/knowledge'

const FOLDER = path.join(__dirname, '../shared/knowledge')
const slugs = readdirSync(FOLDER)
const articles = slugs.flatMap(slug => KNOWLEDGE_LANGUAGES.map(language => parseArticle(readFileSync(path.join(FOLDER, slug, `${language}.md`), 'utf8'), slug, language)))
const inLanguage = (language: KnowledgeArticle['language']) => articles.filter(article => article.language === language)
const library = knowledgeLibrary(articles)
const named = (some: readonly KnowledgeArticle[]) => some.map(({ slug, language }) => `${slug} ${language}`)

describe('the articles of the knowledge library', () => {
  it('are at least sixty, each in both languages and nothing else beside them', () => {
    expect(slugs.length).toBeGreaterThanOrEqual(60)
    for (const slug of slugs) expect(readdirSync(path.join(FOLDER, slug)).sort()).toEqual(['en.md', 'zh-CN.md'])
  })

  it('say the same of themselves in both languages', () => {
    const about = ({ language: _language, title: _title, text: _text, ...rest }: KnowledgeArticle) => rest
    expect(inLanguage('en').map(about)).toEqual(inLanguage('zh-CN').map(about))
  })

  it('are neither too short to help nor too long to be read: 120 to 400 words, 200 to 700 characters', () => {
    const wrong = articles.filter(article => {
      const [least, most] = article.language === 'en' ? [120, 400] : [200, 700]
      return articleLength(article) < least || articleLength(article) > most
    })
    expect(named(wrong)).toEqual([])
  })

  it('are in the language they say, and calm', () => {
    expect(named(inLanguage('en').filter(({ title, text }) => /\p{Script=Han}/u.test(title + text)))).toEqual([])
    expect(named(articles.filter(({ title, text }) => /[!！]/.test(title + text)))).toEqual([])
  })

  it('say with a sign of danger what to do now, and whom to call', () => {
    const danger = articles.filter(article => article.danger)
    expect(danger.length).toBeGreaterThanOrEqual(20)
    expect(named(danger.filter(({ text }) => !text.includes('120') || !/12345|12320/.test(text) || !text.includes('## ')))).toEqual([])
    expect(danger.every(({ topic }) => topic === 'danger')).toBe(true)
  })

  it('name sources of the past, and the day somebody last read them against those', () => {
    expect(named(articles.filter(({ sources, reviewed }) => sources.some(({ year }) => year > Number(reviewed.slice(0, 4)))))).toEqual([])
  })

  it('have something for every week of pregnancy, every month to the sixth birthday, and every topic', () => {
    for (let week = 0; week <= 42; week += 1) expect(library.list('en', { week }).length).toBeGreaterThan(3)
    for (let months = 0; months <= 72; months += 1) expect(library.list('zh-CN', { months }).length).toBeGreaterThan(3)
    for (const topic of KNOWLEDGE_TOPICS) expect(library.list('en', { topic }).length).toBeGreaterThan(0)
  })

  it.each([
    ['胎动', 'fetal-movements'],
    ['宝宝动得少', 'danger-fewer-movements'],
    ['黄疸', 'jaundice'],
    ['糖耐量', 'glucose-test'],
    ['vaccination', 'vaccines-why'],
    ['bleeding', 'danger-bleeding'],
    ['jaundice yellow baby', 'jaundice'],
    ['60 days foreign', 'foreign-newborn'],
  ])('answer a question about %s', (question, slug) => {
    const found = library.search(question, 'en').map(article => article.slug)
    expect(found.slice(0, 3)).toContain(slug)
  })
})
