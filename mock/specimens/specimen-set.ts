import type { DocumentSide, PhotoPlace, RecognitionRefusal, RecognizedFieldName, RecognizedKind } from '@mcb/shared/contract'
import { photographPages, photographScene, takeScreenshot, type Photo } from './camera/camera'
import type { Level } from './camera/levels'
import type { Mishap, Part } from './camera/mishap'
import { placeOn } from './camera/projection'
import { Chance } from './chance'
import { carriesCheck, DOCUMENT_SIDES, drawDocument, type DrawnDocument } from './documents'
import type { SpecimenTruth } from './holders/holder'
import { OTHER_KINDS, OTHER_PAGES, SCENES, SCREENS } from './others/kinds'
import type { Corners } from './perspective'

type Side = { kind: RecognizedKind; side: DocumentSide }
/** What is done to a document's picture beyond its level. */
export const HARDSHIPS = ['turned', 'turnedByExif', 'finger', 'cutCorner', 'cutEdge', 'glare', 'blurred', 'small', 'several', 'wrongCheck'] as const
export type Hardship = (typeof HARDSHIPS)[number]

/** One picture to be taken: everything follows from these few words. */
export type SpecimenDescription = { seed: number; level: Level; longSide?: number } & Subject
type Subject = ({ other: null; hardship?: Hardship } & Side) | { other: string }

/** What is to be read, and where: `corners` of the document in pixels, clockwise from its own top left; places as the contract has them. */
export type PhotographedTruth = SpecimenTruth & { corners: Corners; places: Partial<Record<RecognizedFieldName, PhotoPlace>> }
/**
 * A picture. `truth` is null for what is no document. With an expected refusal nothing of the truth need be read, and what is read
 * without doubt has still to be right.
 */
export type Specimen = { name: string; jpeg: Buffer; width: number; height: number; truth: PhotographedTruth | null; expectedRefusal?: RecognitionRefusal }

export type SetOptions = {
  seed: number
  /** Pictures of each side at each level. */
  perKindAndLevel: number
  /** Pictures of each side with each hardship, at level 1 or 2; a tenth of that many a level unless told otherwise. */
  perHardship?: number
  /** Pictures of each thing that is no document, at levels by turns; half as many unless told otherwise. */
  perOther?: number
  longSide?: number
  levels?: readonly Level[]
  kinds?: readonly RecognizedKind[]
}

function* describe({ perKindAndLevel, perHardship = Math.ceil(perKindAndLevel / 10), perOther = Math.ceil(perKindAndLevel / 2), levels = [1, 2, 3], kinds }: SetOptions): Generator<Subject & { level: Level }> {
  const sides = DOCUMENT_SIDES.filter(({ kind }) => !kinds || kinds.includes(kind))
  for (const side of sides) for (const level of levels) for (let i = 0; i < perKindAndLevel; i += 1) yield { ...side, other: null, level }
  for (const side of sides) {
    for (const hardship of HARDSHIPS) {
      if (hardship === 'wrongCheck' && !carriesCheck(side.kind, side.side)) continue
      for (let i = 0; i < perHardship; i += 1) yield { ...side, other: null, hardship, level: i % 2 ? 2 : 1 }
    }
  }
  for (const other of kinds ? [] : OTHER_KINDS) for (let i = 0; i < perOther; i += 1) yield { other, level: levels[i % levels.length]! }
}

/** Every side at every level, then with every hardship, then what is no document. Another seed gives other people and other pictures. */
export function* specimenSet(options: SetOptions): Generator<SpecimenDescription> {
  let seed = options.seed * 1_000_003
  for (const description of describe(options)) {
    yield { ...description, longSide: options.longSide, seed }
    seed += 1
  }
}

function placeOnPhoto({ left, top, right, bottom }: Part, corners: Corners, { width, height }: Photo): PhotoPlace {
  const points = [placeOn(corners, left, top), placeOn(corners, right, top), placeOn(corners, right, bottom), placeOn(corners, left, bottom)]
  const clamp = (value: number) => Math.min(1, Math.max(0, value))
  const [xs, ys] = [points.map(({ x }) => clamp(x / width)), points.map(({ y }) => clamp(y / height))]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { left: x, top: y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

const REFUSALS: Partial<Record<Hardship, RecognitionRefusal>> = {
  cutCorner: 'cut_off', cutEdge: 'cut_off', glare: 'glare', blurred: 'too_blurred', small: 'too_small', several: 'several_documents', wrongCheck: 'check_digits_wrong',
}

function mishapOf(hardship: Hardship | undefined, chance: Chance, { parts }: DrawnDocument): Mishap | undefined {
  switch (hardship) {
    case 'turned': case 'turnedByExif': return { is: hardship, by: chance.pick([90, 180, 270] as const) }
    case 'cutCorner': return { is: hardship, part: chance.between(0.2, 0.35) }
    case 'cutEdge': return { is: hardship, part: chance.between(0.12, 0.3) }
    case 'glare': return { is: 'glareOver', place: (parts.find(([name]) => name === 'number') ?? parts[0]!)[1] }
    case 'blurred': return { is: 'blurred', by: chance.between(12, 20) }
    case 'small': return { is: 'small', pixels: chance.between(180, 330) }
    case 'finger': return { is: 'finger' }
    default: return undefined
  }
}

type DocumentDescription = Extract<SpecimenDescription, { other: null }>

async function takeDocument(description: DocumentDescription): Promise<Specimen> {
  const { seed, level, longSide, hardship, kind, side } = description
  const drawn = await drawDocument({ kind, side, seed, wrongCheck: hardship === 'wrongCheck' })
  const chance = new Chance(seed ^ 0x3c6ef372)
  const pages = [drawn.page]
  if (hardship === 'several') pages.push((await drawDocument({ ...chance.pick(DOCUMENT_SIDES), seed: seed ^ 0x1b873593 })).page)
  const keepFree = drawn.parts.map(([, part]) => part)
  const photo = await photographPages(pages, { seed, level, longSide, keepFree, mishap: mishapOf(hardship, chance, drawn) })
  const [corners] = photo.corners as [Corners]
  const places = Object.fromEntries(drawn.parts.map(([name, part]) => [name, placeOnPhoto(part, corners, photo)]))
  return {
    name: [kind, side, level, ...(hardship ? [hardship] : []), seed].join('-'), jpeg: photo.jpeg, width: photo.width, height: photo.height,
    truth: { ...drawn.truth, corners, places }, ...(hardship && REFUSALS[hardship] && { expectedRefusal: REFUSALS[hardship] }),
  }
}

async function takeOther({ seed, level, longSide }: SpecimenDescription, other: string): Promise<Specimen> {
  const chance = new Chance(seed ^ 0x2545f491)
  const [draw, paint, show] = [OTHER_PAGES[other], SCENES[other], SCREENS[other]]
  const options = { seed, level, longSide }
  const photo = draw ? await photographPages([await draw(chance)], options)
    : paint ? await photographScene((width, height) => paint(chance, width, height), options) : await takeScreenshot(await show!(chance, 1080, 2340))
  return { name: `none-${other}-${level}-${seed}`, jpeg: photo.jpeg, width: photo.width, height: photo.height, truth: null, expectedRefusal: 'no_document' }
}

/** Takes the picture. The same description gives the same bytes. */
export async function takeSpecimen(description: SpecimenDescription): Promise<Specimen> {
  return description.other === null ? takeDocument(description) : takeOther(description, description.other)
}
