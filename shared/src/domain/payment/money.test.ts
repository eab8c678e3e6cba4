import { fenOfYuan, isAmountFen, LARGEST_AMOUNT_FEN, yuanOfFen } from './money'

test.each([
  ['18.00', 1800], ['18', 1800], ['18.5', 1850], ['0.01', 1], ['0.00', 0], ['0.29', 29], ['1.10', 110], ['999999999999.99', 99_999_999_999_999],
])('%s yuan are %i fen, to the fen', (text, fen) => {
  expect(fenOfYuan(text)).toBe(fen)
})

test.each(['', '.5', '18.', '18.005', '1e2', '-1.00', '+1', ' 1', '1,000.00', '0x1', '１'])('%j is no amount', text => {
  expect(fenOfYuan(text)).toBeNull()
})

test.each([[1800, '18.00'], [1, '0.01'], [10, '0.10'], [0, '0.00'], [-5, '-0.05'], [99_999_999_999_999, '999999999999.99']])('%i fen read %s', (fen, text) => {
  expect(yuanOfFen(fen)).toBe(text)
})

test.each<[unknown, boolean]>([
  [1, true], [LARGEST_AMOUNT_FEN, true], [LARGEST_AMOUNT_FEN + 1, false], [0, false], [-1, false], [1.5, false], [Number.NaN, false], [Infinity, false], ['100', false], [null, false],
])('%p can be asked for: %p', (amount, expected) => {
  expect(isAmountFen(amount)).toBe(expected)
})
