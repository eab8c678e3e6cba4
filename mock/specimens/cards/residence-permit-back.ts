import type { Chance } from '../chance'
import type { Holder } from '../holders/holder'
import { printIssue, printTitle } from './identity-back'
import { chooseStyle, Sheet, type FlatCard } from './sheet'

/** 港澳台居民居住证, the side with the emblem: it names the travel permit too, which is not the number of this card. */
export function drawResidencePermitBack(holder: Holder, chance: Chance): FlatCard {
  const sheet = new Sheet(chance, chooseStyle(chance))
  printTitle(sheet, holder.number.startsWith('83') ? '台湾居民居住证' : '港澳居民居住证')
  const y = printIssue(sheet, holder, 20.6, 36.2, 5.5)
  sheet.print('通行证号码', 20.6, y, { size: 2.55, ink: '#26262a' })
  sheet.data(holder.travelPermitNumber!, 36.4, y, { size: 2.95 })
  sheet.print('签发次数', 57, y, { size: 2.55, ink: '#26262a' })
  sheet.data(holder.issueCount!, 69.6, y, { size: 2.95 })
  return sheet.finish('residencePermit', 'back', 'identityBack')
}
