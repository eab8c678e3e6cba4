import type { TextKey } from '@mcb/i18n'
import type { CaseView } from '@mcb/shared/contract'
import type { Translate } from '@/services/text'

/** Phase 3 may one day have a reason this build does not know. */
export function refusalWords(code: string, t: Translate): string {
  return known(`issueRefusal.${code}`, t) ?? t('issueRefusal.other')
}

/** What is wrong with the national record, in words where this build has them: the field, and the rule it breaks. */
export function nationalRecordWords({ rule, code, field }: CaseView['recordProblems'][number], t: Translate): string {
  return t('common.labelled', { label: known(`nationalRecord.field.${field}`, t) ?? field, text: known(`nationalRecord.${code}`, t) ?? rule })
}

function known(key: string, t: Translate): string | null {
  const words = t(key as TextKey)
  return words === key ? null : words
}
