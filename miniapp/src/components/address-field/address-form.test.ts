import { DEFAULT_SETTINGS } from '@mcb/shared/domain'
import { anAddress } from '../../../../shared/test/builders'
import { addressFormOf, addressOf, BEIJING, chosenAt, EMPTY_ADDRESS, withAddressProblems } from './address-form'

const CHAOYANG = { code: '110105', name: '朝阳区' }
const CITY = { code: '1101', name: '市辖区' }
const abroad = { ...EMPTY_ADDRESS, abroad: true, country: 'ITA', detail: 'Via Roma 1, Torino' }

describe('an address in parts', () => {
  it.each([
    ['in Beijing', anAddress()],
    ['without a street', anAddress({ streetCode: null, names: { province: '北京市', city: '市辖区', district: '朝阳区', street: '' } })],
    ['abroad', { country: 'ITA', detail: 'Via Roma 1, Torino' }],
  ])('%s comes back from the form as it was', (_where, address) => {
    expect(addressOf(addressFormOf(address))).toEqual(address)
  })

  it('begins in Beijing', () => {
    expect(EMPTY_ADDRESS.province).toEqual(BEIJING)
  })

  it('forgets the district and the street when another city is chosen', () => {
    const form = { ...addressFormOf(anAddress()) }
    expect(chosenAt(form, 'city', CITY)).toMatchObject({ province: { code: '11' }, city: CITY, district: null, street: null, detail: form.detail })
    expect(chosenAt(form, 'street', null)).toMatchObject({ district: { code: '110105' }, street: null })
  })

  it.each([
    ['an empty form', EMPTY_ADDRESS, ['a.cityCode', 'a.districtCode', 'a.detail']],
    ['no district', { ...EMPTY_ADDRESS, city: CITY, detail: '亮马路12号' }, ['a.districtCode']],
    ['spaces for a door', { ...EMPTY_ADDRESS, city: CITY, district: CHAOYANG, detail: '  ' }, ['a.detail']],
    ['no street', { ...EMPTY_ADDRESS, city: CITY, district: CHAOYANG, detail: '亮马路12号' }, []],
    ['abroad without a country', { ...abroad, country: '' }, ['a.country']],
    ['abroad', abroad, []],
  ])('%s lacks %j', (_what, form, missing) => {
    expect(withAddressProblems([], { a: form }, DEFAULT_SETTINGS).map(({ path }) => path)).toEqual(missing)
  })

  it('says each problem once, and beside everything else', () => {
    const found = [{ path: 'phone', code: 'required' }, { path: 'a.detail', code: 'required' }, { path: 'a', code: 'format' }]
    expect(withAddressProblems(found, { a: EMPTY_ADDRESS }, DEFAULT_SETTINGS).map(({ path }) => path)).toEqual(['phone', 'a.cityCode', 'a.districtCode', 'a.detail'])
  })
})
