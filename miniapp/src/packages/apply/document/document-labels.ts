import { useMemo } from 'react'
import { useText } from '@/services/text'
import type { DocumentFieldName } from './document-form'

/** What each field is called, in the order of the form. */
export function useDocumentLabels(): Record<DocumentFieldName, string> {
  const { t } = useText()
  return useMemo(
    () => ({
      otherName: t('document.field.otherName'),
      number: t('document.field.number'),
      nameZh: t('document.field.nameZh'),
      surname: t('document.field.surname'),
      givenNames: t('document.field.givenNames'),
      nationality: t('document.field.nationality'),
      ethnicity: t('document.field.ethnicity'),
      sex: t('document.field.sex'),
      birthDate: t('document.field.birthDate'),
      expiryDate: t('document.field.expiryDate'),
    }),
    [t],
  )
}
