// How well passports are read: tsx mock/specimens/try-recognition.ts [PHOTOS] [FIRST SEED]
// Photographs that many invented passports at the three levels, reads each, and prints what came of it, level by level.
import { performance } from 'node:perf_hooks'
import { createDocumentReader } from '@mcb/bff/src/recognition/document-reader'
import type { PassportFields, Recognition } from '@mcb/bff/src/recognition/ports'
import { Chance } from './chance'
import { renderPassport } from './data-page'
import { inventPerson } from './invent-person'
import type { SpecimenPassport } from './passport'
import { photograph, type Level } from './photograph'
import { transliterate } from './td3'

const today = '2026-06-01'
const spoken = (name: string) => transliterate(name).replaceAll('<', ' ')

function expectedOf(person: SpecimenPassport): PassportFields {
  const { documentNumber, birthDate, expiryDate, nationality, issuingState } = person
  return {
    documentNumber, birthDate, expiryDate, nationality, issuingState,
    surname: spoken(person.surname), givenNames: spoken(person.givenNames), sex: person.sex === 'F' ? 'female' : 'male',
  }
}

type Tally = { photos: number; whole: number; withoutDoubt: number; refused: number; wrongAccepts: number }

function count(tally: Tally, expected: PassportFields, recognition: Recognition): void {
  tally.photos += 1
  if (recognition.outcome === 'refused') { tally.refused += 1; return }
  const wrong = (Object.keys(expected) as (keyof PassportFields)[]).filter(field => expected[field] !== recognition.fields[field])
  if (wrong.length === 0) tally.whole += 1
  if (wrong.length === 0 && recognition.doubtful.length === 0) tally.withoutDoubt += 1
  if (wrong.some(field => !recognition.doubtful.includes(field))) tally.wrongAccepts += 1
}

async function main(): Promise<void> {
  const [photos = 60, firstSeed = 1] = process.argv.slice(2).map(Number)
  const reader = createDocumentReader({ workers: 1, queueLimit: 1, timeoutMs: 60_000 })
  await reader.warm()
  const tallies = ([1, 2, 3] as const).map((): Tally => ({ photos: 0, whole: 0, withoutDoubt: 0, refused: 0, wrongAccepts: 0 }))
  const times: number[] = []
  let busiest = 0
  for (let seed = firstSeed; seed < firstSeed + photos; seed += 1) {
    const level = (seed % 3 + 1) as Level
    const person = inventPerson(new Chance(seed))
    const photo = await photograph(await renderPassport(person), { seed, level })
    const before = performance.eventLoopUtilization()
    const recognition = await reader.read(photo, { today })
    busiest = Math.max(busiest, performance.eventLoopUtilization(before).active)
    times.push(recognition.milliseconds)
    count(tallies[level - 1]!, expectedOf(person), recognition)
  }
  await reader.close()
  times.sort((a, b) => a - b)
  console.table(Object.fromEntries(tallies.map((tally, index) => [`level ${index + 1}`, tally])))
  console.log(`median ${times[times.length >> 1]} ms, p95 ${times[Math.floor(times.length * 0.95)]} ms, calling thread busy for ${busiest.toFixed(1)} ms of a reading at most, `
    + `resident ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`)
}

void main()
