import type { Chance } from '../chance'
import { FACES, type Face } from './faces'
import { drawFace, type Masks } from './masks'

/** How often a style is shown; where a character is missing from a style the others share its part. */
const OFTEN = { hei: 0.5, song: 0.32, kai: 0.18, latin: 0.4 }
const NEIGHBOURS = 600

/** Some faces drawn, and in each of them the glyphs that may stand beside others. */
export class PrintShop {
  readonly sets: Masks[]
  readonly pools: number[][]

  /** `chosen` says which faces take part. */
  constructor(characters: string[], chosen: (face: Face) => boolean, chance: Chance) {
    this.sets = FACES.filter(chosen).map(face => drawFace(face, characters))
    this.pools = this.sets.map(({ width }) => {
      const have = [...width.keys()].filter(index => width[index]! > 0)
      return Array.from({ length: NEIGHBOURS }, () => chance.pick(have))
    })
  }

  /** The number of a face that has the character, by how often its style is shown; null when none has it. */
  chooseFace(index: number, chance: Chance): number | null {
    const having = this.sets.map((_, number) => number).filter(number => this.sets[number]!.width[index]! > 0)
    const often = having.map(number => {
      const { style } = this.sets[number]!.face
      return OFTEN[style] / this.sets.filter(({ face }) => face.style === style).length
    })
    let rest = chance.next() * often.reduce((sum, part) => sum + part, 0)
    for (const [at, number] of having.entries()) {
      rest -= often[at]!
      if (rest <= 0) return number
    }
    return having.at(-1) ?? null
  }
}

/** Heights from `low` to `high` pixels, as many between 16 and 20 as between 32 and 40. */
export const chooseHeight = (low: number, high: number, chance: Chance): number => low * (high / low) ** chance.next()
