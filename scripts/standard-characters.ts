import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { standardCharactersSource } from './lib/standard-characters'

// Writes the table of standard characters, from the packages that have it, as small data for the rules about names.
writeFileSync(path.join(__dirname, '../shared/src/domain/newborn/standard-characters.data.ts'), standardCharactersSource())
