import { addressProblems, type Address } from '../domain/address/address'
import { DEFAULT_SETTINGS } from '../domain/settings/settings'
import { fieldProblems } from '../errors/field-problems'
import { addressSchema } from './division'

const inBeijing = {
  country: 'CHN',
  provinceCode: '11',
  cityCode: '1101',
  districtCode: '110105',
  streetCode: '110105026',
  names: { province: '北京市', city: '市辖区', district: '朝阳区', street: '麦子店街道' },
  detail: ' 亮马路  12号 ',
}
const problems = (value: unknown) => {
  const { error } = addressSchema.safeParse(value)
  return error ? fieldProblems(error, value).map(({ path, code }) => `${path} ${code}`) : []
}

describe('an address that is sent', () => {
  it('is in China or elsewhere, and loses needless spaces', () => {
    expect(addressSchema.parse(inBeijing)).toEqual({ ...inBeijing, detail: '亮马路 12号' })
    expect(addressSchema.parse({ country: 'FRA', detail: '12 rue des Lilas' })).toEqual({ country: 'FRA', detail: '12 rue des Lilas' })
  })

  it('may have empty parts, which the rules then name', () => {
    const unfinished: Address = addressSchema.parse({ ...inBeijing, districtCode: '', streetCode: null, detail: '' })
    expect(addressProblems(unfinished, DEFAULT_SETTINGS.address).map(({ path, code }) => `${path} ${code}`)).toEqual(['districtCode required', 'detail required'])
    const nowhere: Address = addressSchema.parse({ country: '', detail: '12 rue des Lilas' })
    expect(addressProblems(nowhere, DEFAULT_SETTINGS.address).map(({ path, code }) => `${path} ${code}`)).toEqual(['country required'])
  })

  test.each<[string, object]>([
    ['with a code of another length', { ...inBeijing, provinceCode: '110000' }],
    ['with a code of letters', { ...inBeijing, cityCode: 'BJBJ' }],
    ['in China without its parts', { country: 'CHN', detail: '12 rue des Lilas' }],
    ['abroad with Chinese parts', { ...inBeijing, country: 'FRA' }],
    ['abroad with a code of two letters', { country: 'FR', detail: '12 rue des Lilas' }],
    ['with a control character', { ...inBeijing, detail: '亮马路\u000712号' }],
    ['that is too long', { country: 'FRA', detail: 'a'.repeat(121) }],
  ])('%s is none', (_what, value) => expect(problems(value)).not.toEqual([]))
})
