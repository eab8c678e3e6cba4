import { alpha3ToNumeric } from 'i18n-iso-countries'

/** ICAO codes that are not ISO 3166: Germany, and the British kinds of nationality. */
const ICAO_TO_ISO: Record<string, string> = { D: 'DEU', GBD: 'GBR', GBN: 'GBR', GBO: 'GBR', GBP: 'GBR', GBS: 'GBR' }
/** For states ISO has no number for (UNO, XXA, …). */
const UNKNOWN_STATE = '999'

/** A state as passports write it, by its ISO 3166-1 number of three digits. */
export function toNumericState(icao: string): string {
  return alpha3ToNumeric(ICAO_TO_ISO[icao] ?? icao) ?? UNKNOWN_STATE
}
