import type { Page } from 'playwright-core'
import { textsOf } from './words'

const ACCENTED: Record<string, string> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú' }

/** English as a language might have it whose words are some 40 % longer: every vowel twice, with an accent. */
export function pseudoText(english: string): string {
  return english.replace(/[aeiou]/gi, vowel => ACCENTED[vowel]! + ACCENTED[vowel.toLowerCase()]!)
}

/** Tells our own English sentences, with whatever stands in their placeholders, from names and other data. */
const ours = textsOf('en')
  .split('\n')
  .filter(text => /[a-z]{2}/.test(text.replace(/\{\{\w+\}\}/g, '')))
  .map(text => new RegExp(`^${text.replace(/[.*+?^$()[\]\\|]/g, '\\$&').replace(/\{\{\w+\}\}/g, '.+')}$`))

/** Writes the page in front, which is in English, in the longer language; it is good for a look, not to go on with. */
export async function lengthenWords(page: Page): Promise<void> {
  const written = await page.evaluate(() => {
    const found: string[] = []
    const texts = document.createTreeWalker(document.querySelector('.screen')!, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) found.push(texts.currentNode.textContent ?? '')
    return found
  })
  const longer = written.map(text => (ours.some(pattern => pattern.test(text.trim())) ? pseudoText(text) : text))
  await page.evaluate(wanted => {
    const texts = document.createTreeWalker(document.querySelector('.screen')!, NodeFilter.SHOW_TEXT)
    for (let at = 0; texts.nextNode(); at++) texts.currentNode.textContent = wanted[at] ?? ''
  }, longer)
}
