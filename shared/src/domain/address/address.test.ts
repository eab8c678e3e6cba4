import { DEFAULT_SETTINGS } from '../settings/settings'
import { addressLine, addressProblems, type Address, type ChineseAddress } from './address'

const aChineseAddress = (overrides: Partial<ChineseAddress> = {}): ChineseAddress => ({
  country: 'CHN',
  provinceCode: '11',
  cityCode: '1101',
  districtCode: '110105',
  streetCode: '110105026',
  names: { province: '北京市', city: '市辖区', district: '朝阳区', street: '麦子店街道' },
  detail: '亮马路12号3单元501',
  ...overrides,
})
const named = (province: string, city: string, district: string, street: string, detail = '中山路1号') =>
  aChineseAddress({ names: { province, city, district, street }, detail })
const problems = (address: Address) => addressProblems(address, DEFAULT_SETTINGS.address).map(({ path, code }) => `${path} ${code.replace('address.', '')}`)

describe('an address on one line', () => {
  test.each<[string, Address, string]>([
    ['in Beijing', aChineseAddress(), '北京市朝阳区麦子店街道亮马路12号3单元501'],
    ['without a street', aChineseAddress({ streetCode: null, names: { province: '北京市', city: '市辖区', district: '朝阳区', street: '' } }), '北京市朝阳区亮马路12号3单元501'],
    ['in a county of Chongqing', named('重庆市', '县', '云阳县', '双江街道'), '重庆市云阳县双江街道中山路1号'],
    ['in a province', named('江苏省', '苏州市', '姑苏区', '平江街道'), '江苏省苏州市姑苏区平江街道中山路1号'],
    ['in a city the province runs itself', named('湖北省', '省直辖县级行政区划', '仙桃市', '沙嘴街道'), '湖北省仙桃市沙嘴街道中山路1号'],
    ['in Xinjiang, likewise', named('新疆维吾尔自治区', '自治区直辖县级行政区划', '石河子市', '新城街道'), '新疆维吾尔自治区石河子市新城街道中山路1号'],
    ['in a city without districts', named('广东省', '东莞市', '东莞市', '东城街道'), '广东省东莞市东城街道中山路1号'],
    ['with a road in Latin letters', aChineseAddress({ detail: ' 12 Liangma Road ' }), '北京市朝阳区麦子店街道 12 Liangma Road'],
    ['with nothing yet', aChineseAddress({ detail: '' }), '北京市朝阳区麦子店街道'],
    ['in France', { country: 'FRA', detail: '12 rue des Lilas, 75011 Paris' }, '12 rue des Lilas, 75011 Paris, FRA'],
    ['in Hong Kong', { country: 'HKG', detail: '九龍彌敦道1號' }, '九龍彌敦道1號, HKG'],
  ])('%s', (_what, address, line) => expect(addressLine(address)).toBe(line))
})

describe('an address', () => {
  test.each<[string, Address, string[]]>([
    ['that is complete', aChineseAddress(), []],
    ['without a street', aChineseAddress({ streetCode: null, names: { province: '北京市', city: '市辖区', district: '朝阳区', street: '' } }), []],
    ['abroad', { country: 'FRA', detail: '12 rue des Lilas, 75011 Paris' }, []],
    ['without its parts', aChineseAddress({ provinceCode: '', cityCode: '', districtCode: '' }), ['provinceCode required', 'cityCode required', 'districtCode required']],
    ['with a part that has no name', named('北京市', '市辖区', '', '麦子店街道'), ['districtCode required']],
    ['with a street that has no name', named('北京市', '市辖区', '朝阳区', ''), ['streetCode required']],
    ['with a district of another city', aChineseAddress({ districtCode: '120101', streetCode: null }), ['districtCode parts_differ']],
    ['with a street of another district', aChineseAddress({ streetCode: '110106001' }), ['streetCode parts_differ']],
    ['with a city of another province', aChineseAddress({ cityCode: '1201' }), ['cityCode parts_differ', 'districtCode parts_differ']],
    ['without a road', aChineseAddress({ detail: '  ' }), ['detail required']],
    ['with too little', aChineseAddress({ detail: '2号' }), ['detail detail_too_short']],
    ['with just enough', aChineseAddress({ detail: '12号' }), []],
    ['with its district again', aChineseAddress({ detail: '朝阳区亮马路12号' }), ['detail repeats_division']],
    ['with its district again, later', aChineseAddress({ detail: '北京朝阳区亮马路12号' }), ['detail repeats_division']],
    ['with its province again', aChineseAddress({ detail: '北京市亮马路12号' }), ['detail repeats_division']],
    ['with its street again', aChineseAddress({ detail: '麦子店街道亮马路12号' }), ['detail repeats_division']],
    ['with a road named after a city', named('江苏省', '苏州市', '姑苏区', '平江街道', '新苏州市场路1号'), []],
    ['with a control character', aChineseAddress({ detail: '亮马路\u000712号' }), ['detail unprintable']],
    ['with a character nobody sees', aChineseAddress({ detail: '亮马路\u200b12号' }), ['detail unprintable']],
    ['with a mark that turns the direction', { country: 'FRA', detail: '12 rue \u202edes Lilas' }, ['detail unprintable']],
    ['abroad, nobody knows where', { country: '', detail: '12 rue des Lilas' }, ['country required']],
    ['abroad, without anything', { country: 'FRA', detail: '' }, ['detail required']],
  ])('%s', (_what, address, expected) => expect(problems(address)).toEqual(expected))

  it('has two hundred characters on its line, and not one more', () => {
    const before = addressLine(aChineseAddress({ detail: '' })).length
    expect(problems(aChineseAddress({ detail: '路'.repeat(200 - before) }))).toEqual([])
    expect(addressProblems(aChineseAddress({ detail: '路'.repeat(201 - before) }), DEFAULT_SETTINGS.address)).toEqual([
      { path: 'detail', code: 'address.too_long', params: { limit: 200, length: 201 } },
    ])
  })
})
