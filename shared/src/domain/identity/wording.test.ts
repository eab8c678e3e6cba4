import { ETHNICITIES, ethnicityWording } from './ethnicities'
import type { IdentityDocumentKind } from './document-kinds'
import { nationalityWording } from './wording'

describe('the nationality on the certificate', () => {
  test.each<[IdentityDocumentKind, string, string, string | null]>([
    ['residentIdentityCard', '11010519491231002X', 'CHN', '中国'],
    ['householdRegister', '110105194912310', 'CHN', '中国'],
    ['hongKongMacauTravelPermit', 'H12345678', 'CHN', '中国(香港)'],
    ['hongKongMacauTravelPermit', 'H1234567801', 'CHN', '中国(香港)'],
    ['hongKongMacauTravelPermit', 'M12345678', 'CHN', '中国(澳门)'],
    ['hongKongMacauTravelPermit', 'HA1234567', 'GBR', null],
    ['hongKongMacauTravelPermit', 'MA1234567', 'PRT', null],
    ['taiwanTravelPermit', '12345678', 'CHN', '中国(台湾)'],
    ['residencePermit', '810000199408230021', 'CHN', '中国(香港)'],
    ['residencePermit', '82000019880808004X', 'CHN', '中国(澳门)'],
    ['residencePermit', '830000199201300022', 'CHN', '中国(台湾)'],
    ['foreignPassport', 'YB1234567', 'ITA', null],
    ['foreignPassport', 'MA1234567', 'PRT', null],
    ['foreignPassport', '312345678', 'TWN', '中国(台湾)'],
    ['foreignPermanentResidentCard', '911840198501010028', 'USA', null],
    ['other', 'A1234567', 'CHN', '中国'],
  ])('of a %s %s (%s) is %p', (kind, number, nationality, wording) => expect(nationalityWording({ kind, number, nationality })).toBe(wording))
})

describe('the ethnicity on the certificate', () => {
  test.each([
    ['01', '汉族'],
    ['05', '维吾尔族'],
    ['56', '基诺族'],
    ['97', '其他'],
    ['', '/'],
    ['57', '/'],
    ['1', '/'],
  ])('of code "%s" is %s', (code, wording) => expect(ethnicityWording(code)).toBe(wording))

  it('has a name for each of 56 groups and two codes besides, all different, in the order of the standard', () => {
    expect([...ETHNICITIES.keys()]).toEqual([...Array.from({ length: 56 }, (_, i) => String(i + 1).padStart(2, '0')), '97', '98'])
    expect(new Set(ETHNICITIES.values()).size).toBe(58)
  })
})
