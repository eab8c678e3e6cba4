import type { TextKey } from '@mcb/i18n'
import type { CaseView } from '@mcb/shared/contract'
import type { Translate } from '@/services/text'

/** Phase 3 may one day have a reason this build does not know. */
export function refusalWords(code: string, t: Translate): string {
  return known(`issueRefusal.${code}`, t) ?? t('issueRefusal.other')
}

/** So may the national record. */
export function nationalRecordWords({ rule, code, field }: CaseView['recordProblems'][number], t: Translate): string {
  return known(`nationalRecord.${code}`, t) ?? t('nationalRecord.other', { rule, field })
}

function known(key: string, t: Translate): string | null {
  const words = t(key as TextKey)
  return words === key ? null : words
}
