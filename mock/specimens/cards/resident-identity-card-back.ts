import type { Chance } from '../chance'
import type { Holder } from '../holders/holder'
import { printIssue, printTitle } from './identity-back'
import { chooseStyle, Sheet, type FlatCard } from './sheet'

/** 居民身份证, the side with the emblem. */
export function drawResidentIdentityCardBack(holder: Holder, chance: Chance): FlatCard {
  const sheet = new Sheet(chance, chooseStyle(chance))
  printTitle(sheet, '居民身份证')
  printIssue(sheet, holder, 20.6, 41.6, 6.4)
  return sheet.finish('residentIdentityCard', 'back', 'identityBack')
}
