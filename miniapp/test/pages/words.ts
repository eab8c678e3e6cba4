import { type Language, LANGUAGES, resources } from '@mcb/i18n'
import type { Page } from 'playwright-core'

/** Scripts a page of a language does not write its own words in; shorter runs are codes and units. */
const FOREIGN: Partial<Record<Language, RegExp>> = { en: /\p{Script=Han}+/gu, 'zh-CN': /[A-Za-z][a-z]{2,}/g }

const AREAS = Object.keys(resources[LANGUAGES[0]].translation).join('|')
/** What a text that was not found leaves on a page: its key, or a placeholder. */
const UNTRANSLATED = new RegExp(`\\b(?:${AREAS})\\.[a-z]\\w*(?:\\.\\w+)*\\b|\\{\\{|\\bundefined\\b|\\bNaN\\b|\\[object`, 'g')

const stringsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []

/** Every text of a language. */
export const textsOf = (language: Language): string => stringsIn(resources[language].translation).join('\n')

/** Keeps what the servers have told a page: names and addresses are as somebody wrote them, in any language. */
export function listenForData(page: Page): () => string {
  const told: string[] = []
  page.on('response', response => {
    if (!/json/.test(response.headers()['content-type'] ?? '')) return
    response.json().then((body: unknown) => void told.push(...stringsIn(body)), () => undefined)
  })
  return () => told.join('\n')
}

/** Whatever is written on a page, and what a screen reader says instead of it. */
export function wordsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const said = [...document.querySelectorAll('[aria-label], [alt], [placeholder], [title]')].flatMap(element => ['aria-label', 'alt', 'placeholder', 'title'].map(name => element.getAttribute(name) ?? ''))
    // every language is called by its own name, and what is marked as another language is meant to be in it
    const texts = document.createTreeWalker(document.querySelector('.screen') ?? document.body, NodeFilter.SHOW_TEXT)
    const written: string[] = []
    while (texts.nextNode()) if (!texts.currentNode.parentElement?.closest('.language-switch, [lang]:not(html), option')) written.push((texts.currentNode.textContent ?? '').replace(/https?:\S+/g, ''))
    return [document.title, ...written, ...said].filter(text => text.trim())
  })
}

/** Words that have no business on a page in this language; `known` is where they may come from. */
export function strangeWords(words: readonly string[], language: Language, known: string): string[] {
  const untranslated = words.flatMap(text => text.match(UNTRANSLATED) ?? []).filter(found => !known.includes(found))
  const foreign = FOREIGN[language]
  const runs = foreign ? words.flatMap(text => text.match(foreign) ?? []) : []
  return [
    ...untranslated.map(found => `untranslated: ${found}`),
    ...[...new Set(runs)].filter(run => !isMadeOf(run, known)).map(run => `in another language (${language}): ${run}`),
  ]
}

/** Whether a run of letters is put together from pieces of what is known, such as an address from its parts. */
function isMadeOf(run: string, known: string): boolean {
  for (let at = 0; at < run.length; ) {
    let end = run.length
    while (end > at && !known.includes(run.slice(at, end))) end--
    if (end === at) return false
    at = end
  }
  return true
}
