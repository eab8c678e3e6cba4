import { looksLike, repairForPlace } from './confusions'

const digits = '0123456789'
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ<'

it.each([
  ['O', '0'], ['D', '0'], ['Q', '0'], ['I', '1'], ['L', '1'], ['Z', '2'], ['S', '5'], ['G', '6'], ['B', '8'], ['7', '7'], ['K', null], ['<', null],
])('where a digit must stand, %s means %s', (read, meant) => expect(repairForPlace(read, digits)).toBe(meant))

it.each([
  ['0', 'O'], ['1', 'I'], ['2', 'Z'], ['5', 'S'], ['6', 'G'], ['8', 'B'], ['<', '<'], ['3', null], ['9', null],
])('where a letter must stand, %s means %s', (read, meant) => expect(repairForPlace(read, letters)).toBe(meant))

it.each([['0', 'O', true], ['8', 'B', true], ['5', '6', true], ['1', '8', false], ['A', 'Z', false], ['A', 'A', false]])(
  '%s and %s are taken for each other: %s', (one, other, alike) => expect(looksLike(one, other)).toBe(alike))
