import type { DocumentSide, PhotoPlace, RecognitionRefusal, RecognizedFieldName, RecognizedKind } from '@mcb/shared/contract'
import { photographPages, type Mishap, type Part, type Photo } from './camera/camera'
import type { Level } from './camera/levels'
import { placeOn } from './camera/projection'
import { renderCard, type Page } from './cards/render-card'
import { CARD_SIDES, drawCard } from './cards/sides'
import { CARD, type Box } from './cards/sheet'
import { Chance } from './chance'
import type { SpecimenTruth } from './holders/holder'
import { inventHolder } from './holders/invent-holder'
import type { Corners } from './perspective'

/** One picture to be taken: everything follows from these few words. */
export type SpecimenDescription = {
  seed: number; level: Level; longSide?: number; mishap?: Mishap
  kind: RecognizedKind; side: DocumentSide
}

/** What is to be read, and where: `corners` of the document in pixels, clockwise from its own top left; places as the contract has them. */
export type PhotographedTruth = SpecimenTruth & { corners: Corners; places: Partial<Record<RecognizedFieldName, PhotoPlace>> }
export type Specimen = { name: string; jpeg: Buffer; width: number; height: number; truth: PhotographedTruth | null; expectedRefusal?: RecognitionRefusal }

export type SetOptions = { seed: number; perKindAndLevel: number; longSide?: number; levels?: readonly Level[]; kinds?: readonly RecognizedKind[] }

/** Every kind and side at every level, so many pictures each, seeds counted on from the first. */
export function* specimenSet({ seed, perKindAndLevel, longSide, levels = [1, 2, 3], kinds }: SetOptions): Generator<SpecimenDescription> {
  let next = seed * 1_000_003
  for (const { kind, side } of CARD_SIDES) {
    if (kinds && !kinds.includes(kind)) continue
    for (const level of levels) {
      for (let i = 0; i < perKindAndLevel; i += 1) yield { seed: next++, level, kind, side, ...(longSide && { longSide }) }
    }
  }
}

const partOf = ({ left, top, right, bottom }: Box): Part => ({ left: left / CARD.width, top: top / CARD.height, right: right / CARD.width, bottom: bottom / CARD.height })

function placeOnPhoto({ left, top, right, bottom }: Part, corners: Corners, { width, height }: Photo): PhotoPlace {
  const points = [placeOn(corners, left, top), placeOn(corners, right, top), placeOn(corners, right, bottom), placeOn(corners, left, bottom)]
  const clamp = (value: number) => Math.min(1, Math.max(0, value))
  const [xs, ys] = [points.map(({ x }) => clamp(x / width)), points.map(({ y }) => clamp(y / height))]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { left: x, top: y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

type DrawnPage = { page: Page; truth: SpecimenTruth; parts: [RecognizedFieldName, Part][] }

async function drawPage({ seed, kind, side }: SpecimenDescription): Promise<DrawnPage> {
  if (kind === 'foreignPassport') throw new RangeError('passports are drawn by renderPassport')
  const card = drawCard(inventHolder(kind, new Chance(seed)), side, new Chance(seed ^ 0x5bd1e995))
  const parts = (Object.entries(card.places) as [RecognizedFieldName, Box][]).map(([name, box]): [RecognizedFieldName, Part] => [name, partOf(box)])
  return { page: await renderCard(card), truth: { kind, side, fields: card.fields }, parts }
}

/** Takes the picture. The same description gives the same bytes. */
export async function takeSpecimen(description: SpecimenDescription): Promise<Specimen> {
  const { seed, level, longSide, mishap, kind, side } = description
  const { page, truth, parts } = await drawPage(description)
  const photo = await photographPages([page], { seed, level, longSide, mishap, keepFree: parts.map(([, part]) => part) })
  const [corners] = photo.corners as [Corners]
  const places = Object.fromEntries(parts.map(([name, part]) => [name, placeOnPhoto(part, corners, photo)]))
  return { name: `${kind}-${side}-${level}-${seed}`, jpeg: photo.jpeg, width: photo.width, height: photo.height, truth: { ...truth, corners, places } }
}
