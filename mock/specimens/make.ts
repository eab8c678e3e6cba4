// Takes the demonstration photos anew: tsx mock/specimens/make.ts
// Run it after a change of the page, the photographer or the people, and commit what it writes.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderPassport } from './data-page'
import { renderLetter } from './letter-page'
import { specimenPeople, type SpecimenPerson } from './passport'
import { photograph, type PhotographOptions } from './photograph'
import { composeTd3 } from './td3'

const folder = join(__dirname, 'photos')

async function take(name: string, page: Promise<Buffer>, options: PhotographOptions): Promise<void> {
  const photo = await photograph(await page, { quality: 62, ...options })
  writeFileSync(join(folder, `${name}.jpg`), photo)
  console.log(`${name}.jpg  ${Math.round(photo.length / 1024)} KB`)
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const person of specimenPeople) {
    await take(`${person.id}-${person.role}-passport`, renderPassport(person), { seed: 40 + person.id, level: person.id % 2 === 1 ? 1 : 2 })
  }
  const [forged] = specimenPeople as [SpecimenPerson]
  const [upper, lower] = composeTd3(forged)
  const exchange = (columns: number[]) => [...lower].map((letter, column) => (columns.includes(column) ? String((Number(letter) + 3) % 10) : letter)).join('')
  await take('passport-with-one-wrong-digit', renderPassport(forged, [upper, exchange([5])]), { seed: 53, level: 1 })
  await take('passport-with-every-check-digit-wrong', renderPassport(forged, [upper, exchange([9, 19, 27, 43])]), { seed: 54, level: 1 })
  await take('not-a-passport', renderLetter(), { seed: 51, level: 1 })
  await take('passport-without-its-lower-edge', renderPassport(forged), { seed: 52, level: 1, visibleHeight: 0.75 })
}

void main()
