// How well single glyphs are read: tsx mock/specimens/han/measure.ts FACE,... [EACH] [standard|han|all]
// Every class the alphabet has, EACH times at every height, in the faces whose names start with one of those given.
import sharp from 'sharp'
import { readGlyph, type Alphabet, type Candidate } from '@mcb/bff/src/recognition/han/read-glyph'
import { standardFormsOf } from '@mcb/shared/domain'
import { Chance } from '../chance'
import { listClasses } from './classes'
import { compress } from './compress'
import { printGlyph } from './print-glyph'
import { printNothing } from './print-nothing'
import { PrintShop } from './print-shop'

const HEIGHTS = [16, 20, 24, 32]
const LEVELS = [0.9, 0.99, 0.995, 0.999, 0.9995, 0.9999]
const ALIKE = ['己已巳', '未末', '土士', '日曰', '戊戌戍', '妍研', '婷停', '王玉', '大太犬', '千干于', '天夭', '睛晴', '姗珊', '玥明', '梓样',
  '申由甲', '刀力', '人入八', '今令', '住佳', '侯候', '瑞端', '炜玮', '茜西', '宇字', '贝见', '兔免', '卯卵', '段殷', '汩汨', '晶品', '祥样', '琳林', '思恩', '萍苹', '崇祟']
const SAMPLES_ALIKE = 60

type Reading = { right: boolean; among: boolean; likelihood: number }

/** 啟 and 啓 are one character in two forms, and faces differ in which code point has which. */
const sameCharacter = (a: string, b: string) => {
  const forms = (character: string) => [character, ...standardFormsOf(character)]
  return forms(a).some(form => forms(b).includes(form))
}

function judge(candidates: Candidate[], character: string): Reading {
  const [first] = candidates
  return {
    right: first !== undefined && sameCharacter(first.character, character),
    among: candidates.some(candidate => sameCharacter(candidate.character, character)),
    likelihood: first?.likelihood ?? 0,
  }
}

const percent = (part: number, whole: number) => `${(100 * part / Math.max(1, whole)).toFixed(2)} %`

function report(name: string, readings: Reading[]): void {
  const right = readings.filter(reading => reading.right).length
  const levels = LEVELS.map(level => {
    const sure = readings.filter(reading => reading.likelihood >= level)
    const wrong = sure.filter(reading => !reading.right).length
    return `≥ ${level}: ${percent(sure.length - wrong, right)} of the right, ${wrong} wrong`
  })
  console.log(`${name}: ${readings.length} glyphs, first ${percent(right, readings.length)}, ten ${percent(readings.filter(({ among }) => among).length, readings.length)}; ${levels.join('; ')}`)
}

async function main(): Promise<void> {
  const [names = '', each = '1', alphabet = 'all'] = process.argv.slice(2)
  sharp.concurrency(1)
  const { characters, standard, han } = listClasses()
  const chance = new Chance(1616)
  const shop = new PrintShop(characters, face => names.split(',').some(name => face.name.startsWith(name)), chance)
  const classes = alphabet === 'standard' ? standard : alphabet === 'han' ? han : characters.length

  type Job = { index: number; height: number; nothing: boolean }
  const read = async (jobs: Job[]): Promise<Candidate[][]> => {
    const prints = jobs.flatMap(({ index, height, nothing }) => {
      const number = shop.chooseFace(index, chance)
      return number === null ? [] : [(nothing ? printNothing : printGlyph)(shop.sets[number]!, index, shop.pools[number]!, height, chance)]
    })
    const seen = await compress(prints.map(({ grey }) => grey), chance)
    return seen.map((grey, at) => readGlyph(grey, prints[at]!.box, alphabet as Alphabet))
  }
  const readMany = async (jobs: Job[], each: (candidates: Candidate[], job: Job) => void) => {
    const drawn = jobs.filter(({ index }) => shop.chooseFace(index, chance) !== null)
    for (let at = 0; at < drawn.length; at += 256) {
      const some = drawn.slice(at, at + 256)
      for (const [place, candidates] of (await read(some)).entries()) each(candidates, some[place]!)
    }
  }

  const all: Reading[] = []
  const surelyWrong: string[] = []
  for (const height of HEIGHTS) {
    const readings: Reading[] = []
    const jobs = Array.from({ length: classes * Number(each) }, (_, at) => ({ index: at % classes, height, nothing: false }))
    await readMany(jobs, (candidates, { index }) => {
      const reading = judge(candidates, characters[index]!)
      readings.push(reading)
      if (!reading.right && reading.likelihood >= 0.99) surelyWrong.push(`${characters[index]}→${candidates[0]!.character} ${height} px ${reading.likelihood.toFixed(4)}`)
    })
    report(`${height} px`, readings)
    all.push(...readings)
  }
  report('together', all)
  console.log(`surely wrong: ${surelyWrong.slice(0, 60).join(', ')}`)
  const nothings: Reading[] = []
  const jobs = Array.from({ length: 3000 }, (_, at) => ({ index: chance.integer(0, classes - 1), height: HEIGHTS[at % 4]!, nothing: true }))
  await readMany(jobs, candidates => nothings.push({ right: false, among: false, likelihood: candidates[0]?.likelihood ?? 0 }))
  console.log(`no glyph in the box: ${LEVELS.map(level => `≥ ${level}: ${percent(nothings.filter(({ likelihood }) => likelihood >= level).length, nothings.length)}`).join('; ')}`)
  for (const group of ALIKE) {
    const readings: Reading[] = []
    const members = [...group].map(character => characters.indexOf(character)).filter(index => index >= 0 && index < classes)
    const jobs = members.flatMap(index => Array.from({ length: SAMPLES_ALIKE }, (_, at) => ({ index, height: [20, 24, 32][at % 3]!, nothing: false })))
    await readMany(jobs, (candidates, { index }) => readings.push(judge(candidates, characters[index]!)))
    report(group, readings)
  }
}

void main()
