// Prints glyphs and measures them as the reader does: tsx mock/specimens/han/print-samples.ts FOLDER [EACH] [WITHOUT,...]
// EACH samples of every class, 48 if not said, in all faces but those whose names start with one of WITHOUT; then learn.py.
// About a millisecond a sample; the same samples every time.
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { FEATURES, measureFeatures } from '@mcb/bff/src/recognition/han/features'
import { findInk, type Ink } from '@mcb/bff/src/recognition/han/find-ink'
import { Chance } from '../chance'
import { listClasses } from './classes'
import { compress } from './compress'
import { printGlyph, type Print } from './print-glyph'
import { listStrangers, printNothing } from './print-nothing'
import { chooseHeight, PrintShop } from './print-shop'

const SCALE = 700
const HEIGHTS = [13, 54] as const
const TOGETHER = 256
const NOTHING = { boxes: 8000, strangers: 700, each: 6 }

/** Of the ways to see the ink in a box, the one nearest to where it was printed. */
function nearestInk(inks: Ink[], { ink }: Print): Ink | undefined {
  const off = ({ crop: { left, top, scale }, extent }: Ink) =>
    Math.abs(extent.left * scale + left - ink.left) + Math.abs(extent.right * scale + left - ink.right)
    + Math.abs(extent.top * scale + top - ink.top) + Math.abs(extent.bottom * scale + top - ink.bottom)
  return inks.sort((a, b) => off(a) - off(b))[0]
}

async function main(): Promise<void> {
  const [folder, each = '48', without = ''] = process.argv.slice(2)
  if (!folder) throw new Error('say which folder to write into')
  sharp.concurrency(1)
  mkdirSync(folder, { recursive: true })
  const { characters, standard, han } = listClasses()
  const left = without.split(',').filter(Boolean)
  const chance = new Chance(20130605)
  const chosen = (face: { name: string }) => !left.some(name => face.name.startsWith(name))
  const shop = new PrintShop(characters, chosen, chance)
  writeFileSync(join(folder, 'about.json'), JSON.stringify({ characters, standard, han, features: FEATURES, scale: SCALE }))
  const [features, labels] = ['features.bin', 'labels.bin'].map(name => openSync(join(folder, name), 'w')) as [number, number]
  let waiting: { print: Print; label: number }[] = []

  const develop = async () => {
    const seen = await compress(waiting.map(({ print }) => print.grey), chance)
    for (const [index, { print, label }] of waiting.entries()) {
      const ink = nearestInk(findInk(seen[index]!, print.box), print)
      if (!ink) continue
      writeSync(features, Uint8Array.from(measureFeatures(ink), value => Math.min(255, Math.round(value * SCALE))))
      writeSync(labels, Uint16Array.of(label))
    }
    waiting = []
  }
  const take = async (print: Print, label: number) => {
    if (waiting.push({ print, label }) === TOGETHER) await develop()
  }

  for (const [index] of characters.entries()) {
    for (let n = 0; n < Number(each); n += 1) {
      const number = shop.chooseFace(index, chance)
      if (number !== null) await take(printGlyph(shop.sets[number]!, index, shop.pools[number]!, chooseHeight(...HEIGHTS, chance), chance), index)
    }
    if (index % 1000 === 999) console.log(`${index + 1} of ${characters.length} classes`)
  }
  // what is no class has the label after the last
  for (let n = 0; n < NOTHING.boxes; n += 1) {
    const index = chance.integer(0, han - 1)
    const number = shop.chooseFace(index, chance)!
    await take(printNothing(shop.sets[number]!, index, shop.pools[number]!, chooseHeight(...HEIGHTS, chance), chance), characters.length)
  }
  const strangers = new PrintShop(listStrangers(new Set(characters), NOTHING.strangers, chance), face => chosen(face) && face.style !== 'latin', chance)
  for (let n = 0; n < NOTHING.strangers * NOTHING.each; n += 1) {
    const number = strangers.chooseFace(n % NOTHING.strangers, chance)
    if (number === null) continue
    await take(printGlyph(strangers.sets[number]!, n % NOTHING.strangers, strangers.pools[number]!, chooseHeight(...HEIGHTS, chance), chance), characters.length)
  }
  await develop()
  closeSync(features)
  closeSync(labels)
}

void main()
