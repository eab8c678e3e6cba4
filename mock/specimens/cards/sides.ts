import type { DocumentSide } from '@mcb/shared/contract'
import type { Chance } from '../chance'
import type { CardKind, Holder } from '../holders/holder'
import { drawResidentIdentityCardFront } from './resident-identity-card-front'
import type { FlatCard } from './sheet'

type Draw = (holder: Holder, chance: Chance) => FlatCard

/** Who draws which side of which card. */
export const CARD_SIDES: readonly { kind: CardKind; side: DocumentSide; draw: Draw }[] = [
  { kind: 'residentIdentityCard', side: 'front', draw: drawResidentIdentityCardFront },
]

/** One side of the holder's card, flat; the same chance gives the same. */
export function drawCard(holder: Holder, side: DocumentSide, chance: Chance): FlatCard {
  const found = CARD_SIDES.find(row => row.kind === holder.kind && row.side === side)
  if (!found) throw new RangeError(`a ${holder.kind} has no ${side} to be drawn`)
  return found.draw(holder, chance)
}
