import MiniSearch from 'minisearch'
import { KNOWLEDGE_LANGUAGES, type KnowledgeArticle, type KnowledgeLanguage, type KnowledgeTopic } from './article'

/** For whom: a pregnancy in its `week`, a child of `months`; what is left out is not asked. */
export type KnowledgeFilter = { week?: number; months?: number; topic?: KnowledgeTopic; danger?: boolean }

export type KnowledgeLibrary = {
  /** An article; undefined where there is none. */
  article: (slug: string, language: KnowledgeLanguage) => KnowledgeArticle | undefined
  /** What fits, signs of danger first, then the closest to the week or age. */
  list: (language: KnowledgeLanguage, filter: KnowledgeFilter) => KnowledgeArticle[]
  /** What has the words of a question, in either language, the best first; shown in `language`. */
  search: (question: string, language: KnowledgeLanguage, filter?: KnowledgeFilter) => KnowledgeArticle[]
}

/**
 * The words of a text as they are looked up: Latin words whole, Chinese in pairs of characters, which needs no dictionary and finds
 * the same on every machine. A lone character stands for itself.
 */
export function searchWords(text: string): string[] {
  return (text.toLowerCase().match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? []).flatMap(run => {
    if (!/\p{Script=Han}/u.test(run)) return [run]
    const characters = [...run]
    return characters.length === 1 ? characters : characters.slice(1).map((character, i) => `${characters[i]}${character}`)
  })
}

/** The library of these articles, indexed. */
export function knowledgeLibrary(articles: readonly KnowledgeArticle[]): KnowledgeLibrary {
  const byId = new Map(articles.map(article => [idOf(article.slug, article.language), article]))
  const index = new MiniSearch<{ id: string; title: string; text: string }>({ fields: ['title', 'text'], tokenize: searchWords, searchOptions: { boost: { title: 4 }, prefix: true } })
  index.addAll(articles.map(({ slug, language, title, text }) => ({ id: idOf(slug, language), title, text })))

  return {
    article: (slug, language) => byId.get(idOf(slug, language)),
    list: (language, filter) => articles.filter(article => article.language === language && fits(article, filter)).sort((a, b) => Number(b.danger) - Number(a.danger) || distance(a, filter) - distance(b, filter)),
    search: (question, language, filter = {}) => {
      const all = index.search(question, { combineWith: 'AND' })
      const some = all.length > 0 ? all : index.search(question, { combineWith: 'OR' })
      const slugs = [...new Set(some.map(({ id }) => slugOf(String(id))))]
      return slugs.flatMap(slug => byId.get(idOf(slug, language)) ?? []).filter(article => fits(article, filter))
    },
  }
}

const idOf = (slug: string, language: KnowledgeLanguage) => `${language}/${slug}`
const slugOf = (id: string) => id.slice(KNOWLEDGE_LANGUAGES.find(language => id.startsWith(`${language}/`))!.length + 1)

function fits({ weeks, months, topic, danger }: KnowledgeArticle, filter: KnowledgeFilter): boolean {
  const inside = (value: number, range: readonly [number, number] | undefined) => range !== undefined && range[0] <= value && value <= range[1]
  return (
    (filter.week === undefined || inside(filter.week, weeks)) &&
    (filter.months === undefined || inside(filter.months, months)) &&
    (filter.topic === undefined || filter.topic === topic) &&
    (filter.danger === undefined || filter.danger === danger)
  )
}

/** How closely an article is about this week or age: what is for few weeks is closer than what is for all. */
function distance({ weeks, months }: KnowledgeArticle, { week, months: age }: KnowledgeFilter): number {
  const range = week !== undefined ? weeks : age !== undefined ? months : undefined
  return range ? range[1] - range[0] : 0
}
