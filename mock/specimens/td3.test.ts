import { specimenPeople } from './passport'
import { composeTd3, computeCheckDigit, transliterate } from './td3'

describe('the machine readable zone of a specimen', () => {
  it.each([
    ['L898902C3', '6'],
    ['740812', '2'],
    ['120415', '9'],
    ['ZE184226B<<<<<', '1'],
    ['L898902C3674081221204159ZE184226B<<<<<1', '0'],
    ['D23145890', '7'],
    ['<<<<<<<<<<<<<<', '0'],
  ])('the check digit of %s is %s', (text, digit) => expect(computeCheckDigit(text)).toBe(digit))

  it('composes the sample of ICAO 9303 letter by letter', () => {
    expect(composeTd3({
      surname: 'Eriksson', givenNames: 'Anna Maria', sex: 'F', issuingState: 'UTO', nationality: 'UTO', documentNumber: 'L898902C3',
      birthDate: '1974-08-12', issueDate: '2007-04-16', expiryDate: '2012-04-15', personalNumber: 'ZE184226B',
      printed: { state: 'UTOPIA', nationality: 'UTOPIAN', placeOfBirth: 'ZENITH', authority: 'PASSPORT OFFICE' },
    })).toEqual(['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'])
  })

  it.each([
    ['SØRENSEN', 'SOERENSEN'],
    ['Köhler', 'KOEHLER'],
    ['García López', 'GARCIA<LOPEZ'],
    ['MARCHETTI-ROSSI', 'MARCHETTI<ROSSI'],
    ["O'Neill", 'ONEILL'],
    ['Strauß', 'STRAUSS'],
    ['Nguyễn', 'NGUYEN'],
  ])('spells %s as %s', (printed, spelled) => expect(transliterate(printed)).toBe(spelled))

  it('gives every demonstration parent two lines of 44', () => {
    for (const person of specimenPeople) for (const line of composeTd3(person)) expect(line).toMatch(/^[A-Z0-9<]{44}$/)
  })

  it('pads a state of one letter and a short number', () => {
    const [upper, lower] = composeTd3({ ...specimenPeople[4]!, documentNumber: 'C8XK2' })
    expect(upper).toBe('P<D<<KOEHLER<<HANNAH<<<<<<<<<<<<<<<<<<<<<<<<')
    expect(lower.slice(0, 13)).toMatch(/^C8XK2<<<<\dD<<$/)
  })
})
