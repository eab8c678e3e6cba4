import { anAddress } from '../../../../shared/test/builders'
import { addressFormOf, addressOf, BEIJING, chosenAt, EMPTY_ADDRESS, missingParts, withMissingParts } from './address-form'

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
    expect(missingParts(form, 'a').map(({ path }) => path)).toEqual(missing)
  })

  test.each([
    ['nothing has said so yet', []],
    ['the whole is no address', [{ path: 'mother.address', code: 'format' }]],
    ['the rules have found it too', [{ path: 'mother.address.districtCode', code: 'required' }, { path: 'mother.address.detail', code: 'required' }]],
  ])('says each missing part once, where %s', (_what, found) => {
    const said = withMissingParts([{ path: 'phone', code: 'required' }, ...found], { 'mother.address': EMPTY_ADDRESS }).map(({ path }) => path)
    expect(said).toEqual(['phone', 'mother.address.cityCode', 'mother.address.districtCode', 'mother.address.detail'])
  })
})
