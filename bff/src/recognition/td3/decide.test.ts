import { parse } from 'mrz'
import type { Letter, Support } from '../letters/agreement'
import { decide } from './decide'

const today = '2011-01-01'
const UPPER = 'P<SWEERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<'
const LOWER = 'L898902C36SWE7408122F1204159ZE184226B<<<<<10'

type Change = { line?: 0 | 1; column: number; letter?: string; support?: Support; probability?: number; others?: string[] }

/** The sample of ICAO 9303-4 as both readers see it, with some letters seen differently. */
function lines(...changes: Change[]): [Letter[], Letter[]] {
  const seen = [UPPER, LOWER].map(text => [...text].map((letter): Letter => ({ letter, probability: 1, support: letter === '<' ? 'certain' : 'agreed', others: [] })))
  for (const { line = 1, column, ...change } of changes) Object.assign(seen[line]![column]!, change)
  return seen as [Letter[], Letter[]]
}

it('a passport both readers agree on has no doubtful field', () => {
  expect(decide(lines(), today)).toMatchObject({
    fields: {
      number: 'L898902C3', surname: 'ERIKSSON', givenNames: 'ANNA MARIA', sex: 'female',
      birthDate: '1974-08-12', expiryDate: '2012-04-15', nationality: 'SWE',
    },
    doubtful: [], mrz: [UPPER, LOWER], agreeing: 3,
  })
})

it('another reader of such lines finds every digit of that passport right, too', () =>
  expect(parse([UPPER, LOWER]).details.filter(({ field, valid }) => field?.endsWith('CheckDigit') && !valid)).toEqual([]))

it.each<[string, Change[], string, string[]]>([
  ['an O for a 0 that only one reader doubted', [{ column: 5, letter: 'O', support: 'weak', probability: 0.6, others: ['0'] }], 'L898902C3', ['number']],
  ['a B for an 8 in the birth year', [{ column: 16, letter: '3', support: 'weak', probability: 0.5, others: ['8'] }], 'L898902C3', ['birthDate']],
  ['a letter both readers saw, though the digit disagrees', [{ column: 5, letter: '1' }], 'L898912C3', ['number', 'birthDate', 'expiryDate']],
  ['a letter whose look-alikes would satisfy the digit in two ways', [{ column: 5, letter: '1', support: 'weak', probability: 0.4, others: ['0', 'A'] }], 'L898912C3', ['number', 'birthDate', 'expiryDate']],
  ['a composite digit that disagrees', [{ column: 43, letter: '7' }], 'L898902C3', ['number', 'birthDate', 'expiryDate']],
  ['a faint letter the digit agrees with', [{ column: 2, support: 'weak', probability: 0.7 }], 'L898902C3', ['number']],
  ['an 8 that could be an S, which weighs the same', [{ column: 1, others: ['S'] }], 'L898902C3', ['number']],
  ['a letter of the surname that one reader was nearly sure of', [{ line: 0, column: 6, support: 'certain', probability: 0.99 }], 'L898902C3', ['surname']],
  ['a letter that could be the filler between the names', [{ line: 0, column: 13, letter: 'L', support: 'weak', probability: 0.9 }], 'L898902C3', ['surname', 'givenNames']],
  ['two faint letters that could be the fillers between the names', [{ line: 0, column: 13, letter: 'L', support: 'weak' }, { line: 0, column: 14, letter: 'K', support: 'weak' }], 'L898902C3', ['surname', 'givenNames']],
  ['a filler after the given names that could be a letter', [{ line: 0, column: 25, support: 'weak', probability: 0.9 }], 'L898902C3', ['givenNames']],
  ['a state that does not exist', [{ column: 10, letter: 'Q' }], 'L898902C3', ['nationality']],
  ['a month that does not exist', [{ line: 1, column: 15, letter: '4' }], 'L898902C3', ['number', 'birthDate', 'expiryDate']],
])('%s leaves a doubt', (_, changes, number, doubtful) => {
  const decision = decide(lines(...changes), today)
  expect(decision.fields.number).toBe(number)
  expect(decision.doubtful).toEqual(doubtful)
})

it('a faint filler far behind the names is no doubt', () =>
  expect(decide(lines({ line: 0, column: 40, support: 'weak', probability: 0.9 }), today).doubtful).toEqual([]))

it('a sex the state left open is no doubt', () => {
  const decision = decide(lines({ column: 20, letter: '<', support: 'certain' }), today)
  expect(decision.fields.sex).toBeNull()
  expect(decision.doubtful).toEqual([])
})

it('no digit that agrees is counted as such', () => {
  const wrong = [9, 19, 27].map(column => ({ column, letter: '4' }))
  expect(decide(lines(...wrong), today).agreeing).toBe(0)
})
