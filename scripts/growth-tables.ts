import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { growthTablesSource } from './lib/growth-tables'

// Writes the WHO's growth tables, from the package that has them, as data for the growth curves.
writeFileSync(path.join(__dirname, '../shared/src/domain/growth/who-2006.data.ts'), growthTablesSource())
