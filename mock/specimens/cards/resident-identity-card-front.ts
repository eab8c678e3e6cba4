import type { Chance } from '../chance'
import type { Holder } from '../holders/holder'
import { letterIdentityFront } from './identity-front'
import { chooseStyle, Sheet, type FlatCard } from './sheet'

/** 居民身份证, the side with the portrait. */
export function drawResidentIdentityCardFront(holder: Holder, chance: Chance): FlatCard {
  const sheet = new Sheet(chance, chooseStyle(chance))
  letterIdentityFront(sheet, holder)
  return sheet.finish('residentIdentityCard', 'front', 'identityFront')
}
