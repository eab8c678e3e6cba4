import type { BirthRecord } from '@mcb/shared/domain'
import type { Translate } from '@/services/text'

/** What a delivery record is called: of twins, whose it is. */
export function titleOf({ newborn }: BirthRecord, all: readonly BirthRecord[], t: Translate): string {
  return all.length > 1 ? t('records.check.recordOf', { order: newborn.birthOrder }) : t('records.check.record')
}
