import type { PersonDocument } from './identity-document'

export type ChineseRegion = 'hongKong' | 'macau' | 'taiwan'

const WORDING: Record<ChineseRegion, string> = { hongKong: '中国(香港)', macau: '中国(澳门)', taiwan: '中国(台湾)' }

/** Passports and other papers that name the region itself. */
const REGION_CODES: Readonly<Record<string, ChineseRegion>> = { HKG: 'hongKong', MAC: 'macau', TWN: 'taiwan' }

type Holder = Pick<PersonDocument, 'kind' | 'number' | 'nationality'>

/**
 * The region a document says its holder belongs to; null for everybody else. Travel permits begin with H or M, residence
 * permits with 81, 82 or 83. The permits for residents who are not Chinese (HA, MA) say a nationality instead of a region.
 */
export function regionOf({ kind, number, nationality }: Holder): ChineseRegion | null {
  if (kind === 'taiwanTravelPermit') return 'taiwan'
  if (kind === 'hongKongMacauTravelPermit') {
    if (/^H\d/.test(number)) return 'hongKong'
    return /^M\d/.test(number) ? 'macau' : null
  }
  if (kind === 'residencePermit') return ({ '81': 'hongKong', '82': 'macau', '83': 'taiwan' } as const)[number.slice(0, 2)] ?? null
  return REGION_CODES[nationality] ?? null
}

/**
 * 国籍 as the certificate prints it for Chinese citizens: with the region for those of Hong Kong, Macau and Taiwan. Null for
 * foreigners, whose country's Chinese name stands there. Source: the national notice as provinces carried it out in 2014.
 */
export function nationalityWording(holder: Holder): string | null {
  const region = regionOf(holder)
  if (region) return WORDING[region]
  return holder.nationality === 'CHN' ? '中国' : null
}
