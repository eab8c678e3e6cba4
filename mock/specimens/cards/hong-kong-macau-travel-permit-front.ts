import type { Chance } from '../chance'
import type { Holder } from '../holders/holder'
import { letterPermit } from './permit'
import { chooseStyle, Sheet, type FlatCard } from './sheet'

/** 港澳居民来往内地通行证 of 2013, and its edition for residents who are not Chinese of 2024. */
export function drawHongKongMacauTravelPermitFront(holder: Holder, chance: Chance): FlatCard {
  const sheet = new Sheet(chance, chooseStyle(chance))
  const stateless = holder.edition === 'nonChinese'
  letterPermit(sheet, holder, {
    title: stateless ? '港澳居民来往内地通行证（非中国籍）' : '港澳居民来往内地通行证',
    english: `Mainland Travel Permit for Hong Kong and Macao Residents${stateless ? ' (non-Chinese citizens)' : ''}`,
  })
  return sheet.finish('hongKongMacauTravelPermit', 'front', 'permitFront')
}
