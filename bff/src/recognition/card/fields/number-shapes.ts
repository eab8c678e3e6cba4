import { isDocumentNumber } from '@mcb/shared/domain'
import { repairForPlace } from '../../td3/confusions'
import type { CardKind } from '../kinds'
import { stateOf } from './states'

const DIGITS = '0123456789'
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const digits = (count: number) => Array.from({ length: count }, () => DIGITS)
const CITIZEN = [...digits(17), `${DIGITS}X`]

/** What may stand in each place of a number, by kind. */
const SHAPES: Record<CardKind, readonly (readonly string[])[]> = {
  residentIdentityCard: [CITIZEN],
  residencePermit: [CITIZEN],
  hongKongMacauTravelPermit: [['HM', ...digits(8)], ['HM', 'A', ...digits(7)]],
  taiwanTravelPermit: [digits(8)],
  foreignPermanentResidentCard: [[CAPITALS, CAPITALS, CAPITALS, ...digits(12)], ['9', ...CITIZEN.slice(1)]],
}

/** How many places a number of a kind may have. */
export const lengthsOf = (kind: CardKind) => [...new Set(SHAPES[kind].map(shape => shape.length))]

/** A number and whether the text was neither longer nor shorter than it. */
export type FittedNumber = { number: string; exact: boolean }

/**
 * A number of that kind that was read as `text`: letters that look like the digit that must stand there are taken for it,
 * and one or two signs too many at the ends for dirt. Null when no shape fits.
 */
export function fitNumber(kind: CardKind, text: string): FittedNumber | null {
  const signs = [...text.toUpperCase().replace(/[^0-9A-Z]/g, '')]
  const fits = SHAPES[kind].flatMap(shape => Array.from({ length: Math.max(0, Math.min(3, signs.length - shape.length + 1)) }, (_, from) => {
    const meant = shape.map((allowed, place) => repairForPlace(signs[from + place]!, allowed))
    if (meant.includes(null) || (shape[0] === CAPITALS && stateOf(meant.slice(0, 3).join('')) === null)) return []
    const repaired = meant.filter((letter, place) => letter !== signs[from + place]).length
    return [{ number: meant.join(''), exact: signs.length === shape.length, wrong: repaired + signs.length - shape.length }]
  }).flat())
  const [best] = fits.sort((one, other) => Number(isDocumentNumber(kind, other.number)) - Number(isDocumentNumber(kind, one.number)) || one.wrong - other.wrong)
  return best ? { number: best.number, exact: best.exact } : null
}
