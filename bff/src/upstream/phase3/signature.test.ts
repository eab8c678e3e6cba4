import { bodySignature, busSignature } from './signature'

const parts = { method: 'POST', target: '/hsb/mch/fmxx/get?a=1', body: '{"FMJLID":"F1","XM":"陈"}', timestamp: '1700000000', nonce: 'nonce-1' }

// The mock checks with the same functions, so what they must give was made with `openssl dgst -sha256`.
test('the bus is shown that we know the secret now', () => {
  expect(busSignature('phase3-secret', parts)).toBe('375E559C518F125FAF8CC83D4B9BFC1FC3A2CBEF28CB8307A7E03FAA888C7C05')
})

test('our own signature covers the whole request', () => {
  expect(bodySignature('phase3-secret', parts)).toBe('3256d950da4ea05f545283078cef6330bf12cdd9e54791c6364ee488ffd85121')
})

test.each(Object.keys(parts) as (keyof typeof parts)[])('another %s is another signature', part => {
  expect(bodySignature('phase3-secret', { ...parts, [part]: `${parts[part]} ` })).not.toBe(bodySignature('phase3-secret', parts))
})
