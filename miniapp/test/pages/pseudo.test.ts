import { pseudoText } from './pseudo'
import { textsOf } from './words'

it('the longer language has longer words and as many of them', () => {
  expect(pseudoText('Continue with 2 answers')).toBe('Cóóntíínúúéé wííth 2 áánswéérs')
})

it('all our English is some 40 % longer in it', () => {
  const english = textsOf('en').replace(/\{\{\w+\}\}/g, '').replace(/[^A-Za-z]/g, '')
  const longer = pseudoText(english).length / english.length
  expect(longer).toBeGreaterThan(1.35)
  expect(longer).toBeLessThan(1.45)
})
