import { align, findLetterColumns, fuse, type Glyph } from './agreement'
import { ALPHABET } from './glyph-network'

/** What the network makes of a text when it gives each letter the same probability, and the rest to its runner-up. */
function see(text: string, probability = 1, runnerUp = 'X', odd = 0): Glyph[] {
  return [...text].map(letter => {
    const probabilities = new Float32Array(ALPHABET.length)
    probabilities[ALPHABET.indexOf(runnerUp)]! += 1 - probability
    probabilities[ALPHABET.indexOf(letter)]! += probability
    return { probabilities, unlike: () => odd }
  })
}

const UPPER = 'P<D<<KOEHLER<<HANNAH'.padEnd(44, '<')

it.each([
  ['ABC', 'ABC', ['A', 'B', 'C']],
  ['ABC', 'AC', ['A', null, 'C']],
  ['ABC', 'AXBC', ['A', 'B', 'C']],
  ['ABC', 'AXC', ['A', 'X', 'C']],
  ['ABC', '', [null, null, null]],
])('what should be %s and was seen as %s', (expected, seen, matched) =>
  expect(align([...expected], seen, (index, letter) => letter === expected[index])).toEqual(matched))

it('the engine is shown everything but fillers', () =>
  expect(findLetterColumns(0, see(UPPER)).map(column => UPPER[column]).join('')).toBe('PDKOEHLERHANNAH'))

it('a letter both readers saw is agreed, a filler only certain, a slip of the engine too', () => {
  const network = see(UPPER)
  const letters = fuse(0, network, findLetterColumns(0, network), ['PDKOFHLERHANNAH'])
  expect(letters.map(({ letter }) => letter).join('')).toBe(UPPER)
  expect([0, 1, 5, 7].map(column => letters[column]!.support)).toEqual(['agreed', 'certain', 'agreed', 'certain'])
})

it('where the network wavers and the engine says something else, nothing is sure', () => {
  const network = see(UPPER, 0.7)
  expect(fuse(0, network, [5], ['Z'])[5]).toMatchObject({ letter: 'K', support: 'weak' })
})

it.each<[number, string, string]>([
  [-0.05, 'agreed', 'certain'],
  [-0.1, 'agreed', 'weak'],
  [-0.2, 'weak', 'weak'],
])('a cell that is %d unlike its letter is %s with the engine and %s without', (odd, withEngine, without) => {
  const network = see(UPPER, 1, 'X', odd)
  const letters = fuse(0, network, [5, 6], ['K'])
  expect([letters[5]!.support, letters[6]!.support]).toEqual([withEngine, without])
})

it('where the network wavers between two, the engine decides', () => {
  const network = see(UPPER, 0.55, 'H')
  expect(fuse(0, network, [5], ['H'])[5]!.letter).toBe('H')
})

it('a second look of the engine can confirm what the first did not', () => {
  const network = see(UPPER)
  const columns = findLetterColumns(0, network)
  expect(fuse(0, network, columns, ['PDKOFHLERHANNAH', 'PDKOEHLERHANNAH'])[7]!.support).toBe('agreed')
})

it('digits where letters must stand are taken for the letters they look like, and the reverse', () => {
  const upper = see(`P<${'0'}<<${'8'}OB`.padEnd(44, '<'))
  expect(fuse(0, upper, [], []).map(({ letter }) => letter).join('')).toMatch(/^P<O<<BOB</)
  const lower = see('YB12345679ITA92O3147F31O52O5<<<<<<<<<<<<<<<4')
  expect(fuse(1, lower, [], []).map(({ letter }) => letter).join('')).toBe('YB12345679ITA9203147F3105205<<<<<<<<<<<<<<<4')
})
