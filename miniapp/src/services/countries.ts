import type { Language } from '@mcb/i18n'
import * as countries from 'i18n-iso-countries'
import english from 'i18n-iso-countries/langs/en.json'
import chinese from 'i18n-iso-countries/langs/zh.json'
import { useMemo } from 'react'
import { useText } from './text'

countries.registerLocale(english)
countries.registerLocale(chinese)

const LOCALES = { 'zh-CN': 'zh', en: 'en' } as const satisfies Record<Language, string>
const codes = countries.getAlpha3Codes()

/** Passports print Germany as `D` (ICAO 9303-3, section 5); every other country as ISO 3166 alpha-3. */
const toPrinted = (alpha3: string) => (alpha3 === 'DEU' ? 'D' : alpha3)
const toAlpha3 = (printed: string) => (printed === 'D' ? 'DEU' : printed)

/** A nationality as passports print it, with the country's name: `United Kingdom (GBR)`; only the code where there is none. */
export function nameOfNationality(printed: string, language: Language): string {
  const name = countries.getName(toAlpha3(printed), LOCALES[language])
  if (!name) return printed
  return language === 'zh-CN' ? `${name}（${printed}）` : `${name} (${printed})`
}

/** Where an address is, by its ISO 3166 alpha-3 code; only the code where there is no name. */
export function nameOfPlace(alpha3: string, language: Language): string {
  return countries.getName(alpha3, LOCALES[language]) ?? alpha3
}

/** A country to choose, found by name in either language or by code. */
const option = (alpha3: string, value: string, label: string) => ({
  value,
  label,
  words: Object.values(LOCALES)
    .flatMap(locale => countries.getName(alpha3, locale, { select: 'all' }) ?? [])
    .join(' '),
})
const byLabel = (a: { label: string }, b: { label: string }) => (a.label < b.label ? -1 : 1)

/** All nationalities to choose from, as passports print them; sorted by name. */
export function useCountries() {
  const { language } = useText()
  return useMemo(() => Object.keys(codes).map(alpha3 => option(alpha3, toPrinted(alpha3), nameOfNationality(toPrinted(alpha3), language))).sort(byLabel), [language])
}

/** Everywhere an address can be that is not in mainland China; sorted by name. */
export function usePlaces() {
  const { language } = useText()
  return useMemo(
    () =>
      Object.keys(codes)
        .filter(alpha3 => alpha3 !== 'CHN')
        .map(alpha3 => option(alpha3, alpha3, nameOfPlace(alpha3, language)))
        .sort(byLabel),
    [language],
  )
}
