import { type Institution, listInstitutions } from '@mcb/shared/contract'
import type { Language } from '@mcb/i18n'
import { useMemo } from 'react'
import { api } from './index'
import { useResource } from './resource'
import { useText } from './text'

let known: Institution[] | null = null

/** The midwifery institutions; fetched once, since they hardly ever change. */
export function useInstitutions() {
  const { value, failure, reload } = useResource(
    async () => {
      known ??= (await api.call(listInstitutions, {})).institutions
      return known
    },
    { initial: known },
  )
  return { institutions: value, failure, reload }
}

/** An institution in the reader's words; its Chinese name stays beside the English one, for the taxi and the counter. */
export function institutionWords(institution: Institution, language: Language) {
  const english = language === 'en'
  return {
    name: english ? institution.nameEnglish : institution.name,
    otherName: english ? institution.name : institution.nameEnglish,
    address: english ? institution.addressEnglish : institution.address,
    otherAddress: english ? institution.address : null,
    hours: english ? institution.counterHoursEnglish : institution.counterHours,
    phone: institution.phone,
  }
}

/** The name of an institution by its code, or the code while the list is not there. */
export function useInstitutionName(): (code: string | null) => string {
  const { language } = useText()
  const { institutions } = useInstitutions()
  return useMemo(() => {
    const names = new Map(institutions?.map(institution => [institution.code, institutionWords(institution, language).name]))
    return code => (code ? (names.get(code) ?? code) : '')
  }, [institutions, language])
}

/** Where a birth was: in Chinese as its record says, whatever the institution is called today; in English by the list. */
export function useInstitutionOf(): (record: { institutionCode: string; institutionName: string }) => string {
  const { language } = useText()
  const nameOf = useInstitutionName()
  return ({ institutionCode, institutionName }) => {
    if (language === 'zh-CN' && institutionName) return institutionName
    const name = nameOf(institutionCode)
    return name === institutionCode ? institutionName || name : name
  }
}
