import type { Translate } from '@/services/text'

/** The parts of an address, by where the answer has them, for the summary of problems. `whose` says which address it is. */
export function addressLabels(path: string, t: Translate, whose?: string): Record<string, string> {
  const named = (label: string) => (whose ? t('common.labelled', { label: whose, text: label }) : label)
  return {
    [path]: whose ?? t('apply.address.detail'),
    [`${path}.country`]: named(t('apply.address.country')),
    [`${path}.provinceCode`]: named(t('apply.address.province')),
    [`${path}.cityCode`]: named(t('apply.address.city')),
    [`${path}.districtCode`]: named(t('apply.address.district')),
    [`${path}.streetCode`]: named(t('apply.address.street')),
    [`${path}.detail`]: named(t('apply.address.detail')),
  }
}
