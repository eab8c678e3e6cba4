import { alpha2ToAlpha3, getNames, isValid, numericToAlpha3, registerLocale } from 'i18n-iso-countries'
import english from 'i18n-iso-countries/langs/en.json'
import chinese from 'i18n-iso-countries/langs/zh.json'

registerLocale(chinese)
registerLocale(english)

/** Names as Chinese cards print them where the list has others, by alpha-3. */
const ALSO: Readonly<Record<string, string>> = {
  大韩民国: 'KOR', 美利坚合众国: 'USA', 俄罗斯联邦: 'RUS', 大不列颠及北爱尔兰联合王国: 'GBR', 阿拉伯联合酋长国: 'ARE', 刚果民主共和国: 'COD', 刚果共和国: 'COG', 沙特: 'SAU',
  UNITEDSTATESOFAMERICA: 'USA', REPUBLICOFKOREA: 'KOR', KOREA: 'KOR', RUSSIA: 'RUS', VIETNAM: 'VNM', LAOS: 'LAO', SYRIA: 'SYR', TANZANIA: 'TZA', MOLDOVA: 'MDA', BOLIVIA: 'BOL', IRAN: 'IRN', BRUNEI: 'BRN',
}

const plain = (name: string) => name.normalize('NFD').toUpperCase().replace(/[^A-Z\p{Script=Han}]/gu, '')

let names: Map<string, string> | undefined

function listNames(): Map<string, string> {
  const list = new Map(Object.entries(ALSO))
  for (const language of ['zh', 'en']) {
    for (const [alpha2, variants] of Object.entries(getNames(language, { select: 'all' }))) {
      for (const name of variants) if (plain(name).length > 1) list.set(plain(name), alpha2ToAlpha3(alpha2)!)
    }
  }
  return list
}

/** The state a word names: in Chinese or English, or by its three letters; alpha-3. Null when it names none. */
export function stateOf(word: string): string | null {
  names ??= listNames()
  const key = plain(word)
  return names.get(key) ?? (/^[A-Z]{3}$/.test(key) && isValid(key) ? key : null)
}

/** The state of a number of three digits (ISO 3166-1); alpha-3. */
export const stateOfNumber = (digits: string): string | null => numericToAlpha3(digits) ?? null
