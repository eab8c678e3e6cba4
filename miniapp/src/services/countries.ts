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
  return name ? `${name} (${printed})` : printed
}

/** All countries to choose from, found by name in either language or by code; sorted by name. */
export function useCountries() {
  const { language } = useText()
  return useMemo(
    () =>
      Object.keys(codes)
        .map(alpha3 => ({
          value: toPrinted(alpha3),
          label: nameOfNationality(toPrinted(alpha3), language),
          words: Object.values(LOCALES)
            .flatMap(locale => countries.getName(alpha3, locale, { select: 'all' }) ?? [])
            .join(' '),
        }))
        .sort((a, b) => (a.label < b.label ? -1 : 1)),
    [language],
  )
}
