import { computeCheckDigit } from './check-digits'

// The sample passport of ICAO 9303-4: P<UTOERIKSSON<<ANNA<MARIA… / L898902C36UTO7408122F1204159ZE184226B<<<<<10
it.each([
  ['the document number', 'L898902C3', '6'],
  ['the birth date', '740812', '2'],
  ['the expiry date', '120415', '9'],
  ['the personal number', 'ZE184226B<<<<<', '1'],
  ['number, dates and personal number together', 'L898902C3674081221204159ZE184226B<<<<<1', '0'],
  ['nothing but fillers', '<<<<<<<<<<<<<<', '0'],
])('the check digit of %s agrees with the printed one', (_, text, digit) => expect(computeCheckDigit(text)).toBe(digit))

it('letters that no zone has have no check digit', () => expect(computeCheckDigit('L89 902')).toBeNull())
