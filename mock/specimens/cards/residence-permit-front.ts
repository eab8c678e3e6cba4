import type { Chance } from '../chance'
import type { Holder } from '../holders/holder'
import { letterIdentityFront } from './identity-front'
import { chooseStyle, Sheet, type FlatCard } from './sheet'

/** 港澳台居民居住证, the side with the portrait: a resident identity card's without the ethnicity. */
export function drawResidencePermitFront(holder: Holder, chance: Chance): FlatCard {
  const sheet = new Sheet(chance, chooseStyle(chance))
  letterIdentityFront(sheet, holder)
  return sheet.finish('residencePermit', 'front', 'identityFront')
}
