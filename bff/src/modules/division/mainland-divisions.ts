import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Division, DivisionTable } from './ports'

/**
 * The divisions of mainland China (GB/T 2260 and the statistical codes below it), from the provinces down to the
 * streets, read once into memory. Each line of the file is a division's code and, behind the rest of their own codes, the
 * names of what it is divided into; scripts/divisions.ts wrote it.
 */
export function readMainlandDivisions(): DivisionTable {
  const lines = readFileSync(join(__dirname, 'mainland.txt'), 'utf8').trimEnd().split('\n')
  const parts = new Map(lines.map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]))
  const toDivision = (parent: string, part: string): Division => {
    const [code = ''] = /^\d+/.exec(part) ?? []
    return { code: parent + code, name: part.slice(code.length) }
  }
  return {
    // an empty text is no parent, though the provinces are kept under it
    below: parent => (parent === '' ? [] : (parts.get(parent ?? '')?.split(' ').map(part => toDivision(parent ?? '', part)) ?? [])),
  }
}
