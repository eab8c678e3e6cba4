import type { Chance } from '../chance'
import type { Holder } from '../holders/holder'
import { letterPermit } from './permit'
import { chooseStyle, Sheet, type FlatCard } from './sheet'

/** 台湾居民来往大陆通行证, the card of 2015. */
export function drawTaiwanTravelPermitFront(holder: Holder, chance: Chance): FlatCard {
  const sheet = new Sheet(chance, chooseStyle(chance))
  letterPermit(sheet, holder, { title: '台湾居民来往大陆通行证', english: 'Mainland Travel Permit for Taiwan Residents' })
  return sheet.finish('taiwanTravelPermit', 'front', 'taiwanFront')
}
