import { isDocumentNumber, personInNumber } from '@mcb/shared/domain'
import { Chance } from '../chance'
import type { CardKind } from './holder'
import { inventHolder, withWrongCheck } from './invent-holder'

const KINDS: readonly CardKind[] = ['residentIdentityCard', 'residencePermit', 'hongKongMacauTravelPermit', 'taiwanTravelPermit', 'foreignPermanentResidentCard']
const holders = (kind: CardKind) => Array.from({ length: 60 }, (_, seed) => inventHolder(kind, new Chance(seed)))

describe.each(KINDS)('an invented %s', kind => {
  it('has a number that a valid document may have', () => {
    expect(holders(kind).filter(({ number }) => !isDocumentNumber(kind, number))).toEqual([])
  })

  it('says the same of its holder as its number does', () => {
    for (const { number, birthDate, sex } of holders(kind)) {
      const said = personInNumber(kind, number)
      if (said) expect(said).toEqual({ birthDate, sex })
    }
  })

  it('was issued after the birth and before it expires', () => {
    for (const { birthDate, issueDate, expiryDate } of holders(kind)) {
      expect(birthDate < issueDate).toBe(true)
      expect(expiryDate === null || issueDate < expiryDate).toBe(true)
    }
  })

  it('is the same for the same chance', () => {
    expect(inventHolder(kind, new Chance(7))).toEqual(inventHolder(kind, new Chance(7)))
  })
})

it.each(['residentIdentityCard', 'residencePermit', 'foreignPermanentResidentCard'] as const)('a %s with a wrong check character is found out', kind => {
  for (const { number } of holders(kind)) expect(isDocumentNumber(kind, withWrongCheck(number))).toBe(false)
})

it('both editions of the permanent residents’ card and of the Hong Kong permit are invented', () => {
  const editions = (kind: CardKind) => [...new Set(holders(kind).map(({ edition }) => edition))].sort()
  expect(editions('foreignPermanentResidentCard')).toEqual(['2017', '2023'])
  expect(editions('hongKongMacauTravelPermit')).toEqual(['nonChinese', 'usual'])
})
