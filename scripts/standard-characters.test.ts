import { readFileSync } from 'node:fs'
import path from 'node:path'
import { isStandardCharacter } from '@mcb/shared/domain'
import { readTable, standardCharactersSource } from './lib/standard-characters'

describe('the data of the standard characters', () => {
  it('is what the script writes (npm run standard-characters)', () => {
    const committed = readFileSync(path.join(__dirname, '../shared/src/domain/newborn/standard-characters.data.ts'), 'utf8')
    expect(committed).toBe(standardCharactersSource())
  })

  it('gives back every character of the table', () => {
    expect(readTable().filter(character => !isStandardCharacter(character))).toEqual([])
  })
})
