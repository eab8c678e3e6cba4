import { resources, type TextKey } from '@mcb/i18n'
import { useMemo } from 'react'
import { type Translate, useText } from './text'

type Code = keyof (typeof resources)['zh-CN']['translation']['ethnicity']
const NAMES = { 'zh-CN': resources['zh-CN'].translation.ethnicity, en: resources.en.translation.ethnicity }
const CODES = (Object.keys(NAMES['zh-CN']) as Code[]).sort()

/** 民族 by its code of GB/T 3304, in the reader's words; the code where there is none. */
export function nameOfEthnicity(code: string, t: Translate): string {
  const key = `ethnicity.${code}` as TextKey
  const words = t(key)
  return words === key ? code : words
}

/** All 56 to choose from, found by their names in Chinese or in Latin letters. */
export function useEthnicities() {
  const { t } = useText()
  return useMemo(() => CODES.map(value => ({ value, label: nameOfEthnicity(value, t), words: `${NAMES['zh-CN'][value]} ${NAMES.en[value]}` })), [t])
}
