import type { DocumentSide } from '@mcb/shared/contract'
import type { Chance } from '../chance'
import type { CardKind, Holder } from '../holders/holder'
import { drawForeignPermanentResidentCardFront } from './foreign-permanent-resident-card-front'
import { drawHongKongMacauTravelPermitFront } from './hong-kong-macau-travel-permit-front'
import { drawResidencePermitBack } from './residence-permit-back'
import { drawResidencePermitFront } from './residence-permit-front'
import { drawResidentIdentityCardBack } from './resident-identity-card-back'
import { drawResidentIdentityCardFront } from './resident-identity-card-front'
import type { FlatCard } from './sheet'
import { drawTaiwanTravelPermitFront } from './taiwan-travel-permit-front'

type Draw = (holder: Holder, chance: Chance) => FlatCard

/** Who draws which side of which card. */
export const CARD_SIDES: readonly { kind: CardKind; side: DocumentSide; draw: Draw }[] = [
  { kind: 'residentIdentityCard', side: 'front', draw: drawResidentIdentityCardFront },
  { kind: 'residentIdentityCard', side: 'back', draw: drawResidentIdentityCardBack },
  { kind: 'residencePermit', side: 'front', draw: drawResidencePermitFront },
  { kind: 'residencePermit', side: 'back', draw: drawResidencePermitBack },
  { kind: 'hongKongMacauTravelPermit', side: 'front', draw: drawHongKongMacauTravelPermitFront },
  { kind: 'taiwanTravelPermit', side: 'front', draw: drawTaiwanTravelPermitFront },
  { kind: 'foreignPermanentResidentCard', side: 'front', draw: drawForeignPermanentResidentCardFront },
]

/** One side of the holder's card, flat; the same chance gives the same. */
export function drawCard(holder: Holder, side: DocumentSide, chance: Chance): FlatCard {
  const found = CARD_SIDES.find(row => row.kind === holder.kind && row.side === side)
  if (!found) throw new RangeError(`a ${holder.kind} has no ${side} to be drawn`)
  return found.draw(holder, chance)
}
