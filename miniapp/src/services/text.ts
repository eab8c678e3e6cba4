import { type Language, LANGUAGES, resources, type TextKey } from '@mcb/i18n'
import i18next from 'i18next'
import { useMemo } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'
import { platform } from './platform'

const KEY = 'language'

/** A text in the reader's language; `params` fill its placeholders, `count` chooses the plural. */
export type Translate = (key: TextKey, params?: Record<string, string | number>) => string

const known = (language: string | null): Language => LANGUAGES.find(each => each === language) ?? 'zh-CN'

void i18next.use(initReactI18next).init({
  resources,
  lng: known(platform.local.read(KEY)),
  fallbackLng: 'zh-CN',
  interpolation: { escapeValue: false },
  initAsync: false,
  react: { useSuspense: false },
})
platform.setPageLanguage(currentLanguage())

/** The language the reader has chosen on this device. */
export function currentLanguage(): Language {
  return known(i18next.language)
}

/** Changes the language, everywhere at once, and remembers it. */
export function chooseLanguage(language: Language) {
  platform.local.write(KEY, language)
  platform.setPageLanguage(language)
  void i18next.changeLanguage(language)
}

/** The texts of a component; it is drawn again when the language changes. */
export function useText(): { t: Translate; language: Language } {
  const { t, i18n } = useTranslation()
  const language = known(i18n.language)
  return useMemo(() => ({ t: (key, params) => t(key, params ?? {}), language }), [t, language])
}
