import type { CardKind } from '../kinds'
import { fitNumber } from './number-shapes'

describe('what was read as a number', () => {
  it.each<[CardKind, string, ReturnType<typeof fitNumber>]>([
    ['residentIdentityCard', '11010519491231002X', { number: '11010519491231002X', exact: true }],
    ['residentIdentityCard', '1101051949I23I002X', { number: '11010519491231002X', exact: true }],
    // the engine made a sign out of the label's end; the check character says where the number begins
    ['residentIdentityCard', '111010519491231002X', { number: '11010519491231002X', exact: false }],
    ['residentIdentityCard', '1101051949123100', null],
    ['hongKongMacauTravelPermit', 'H1234567O', { number: 'H12345670', exact: true }],
    ['hongKongMacauTravelPermit', 'HA1234567', { number: 'HA1234567', exact: true }],
    ['hongKongMacauTravelPermit', 'N12345678', null],
    ['taiwanTravelPermit', '12345678', { number: '12345678', exact: true }],
    ['taiwanTravelPermit', '112345678', { number: '11234567', exact: false }],
    ['foreignPermanentResidentCard', 'KAZ110090123105', { number: 'KAZ110090123105', exact: true }],
    // no state has these letters
    ['foreignPermanentResidentCard', 'OIO110090123105', null],
    ['foreignPermanentResidentCard', '911840198501010028', { number: '911840198501010028', exact: true }],
    ['foreignPermanentResidentCard', '811840198501010028', null],
  ])('on a %s, %s, is %j', (kind, text, number) => expect(fitNumber(kind, text)).toEqual(number))
})
