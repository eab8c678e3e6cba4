import { DEFAULT_SETTINGS, settingsSchema } from '../settings/settings'
import { courierFee } from './courier-fee'

const { fees } = DEFAULT_SETTINGS.courier

test.each([['11', 1800], ['13', 1800], ['44', 1800], ['54', 2600], ['65', 2600]])('to province %s it is %i fen', (provinceCode, expected) => {
  expect(courierFee(fees, { provinceCode })).toBe(expected)
})

test('the city’s own table counts, and a province it leaves out is not served', () => {
  const { courier } = settingsSchema.parse({ courier: { fees: [{ provinces: ['11'], amountFen: 1200 }, { provinces: ['54'], amountFen: null }] } })
  expect(['11', '54', '31'].map(provinceCode => courierFee(courier.fees, { provinceCode }))).toEqual([1200, null, null])
})

test('the first row that names the province counts before the row for every other', () => {
  expect(courierFee([{ provinces: ['*'], amountFen: 1800 }, { provinces: ['65'], amountFen: null }], { provinceCode: '65' })).toBeNull()
})

test.each([[0], [-1], [18.5], ['1800']])('%p is no amount of the table', amountFen => {
  expect(settingsSchema.safeParse({ courier: { fees: [{ provinces: ['*'], amountFen }] } }).success).toBe(false)
})
