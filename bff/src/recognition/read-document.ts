import type { Engine } from './letters/engine'
import { readCard, showsCardBeside } from './card/read-card'
import { explainDataPage, explainMissingZone } from './explain-missing-zone'
import { findBlobs } from './picture/blobs'
import { decodePicture, type Picture } from './picture/grey'
import { refuse, type Expected, type Outcome } from './ports'
import { findAnother, findPassportZone, placeOfFound, readPassport } from './read-passport'
import { findRows } from './zone/rows'

/** A picture narrower than this, in pixels, shows no line of print that could be read; the engine takes none of a few. */
const NARROWEST = 120
/** A picture less long, in pixels, is too small for any card, though not for a passport's two lines. */
const SHORTEST = 600

/** Reads whatever document is on a picture, and holds it against what was expected. `today` is an ISO date. */
export async function readDocument(image: Uint8Array, { today, expected }: { today: string; expected: Expected }, engine: Engine): Promise<Outcome> {
  let picture: Picture
  try {
    picture = await decodePicture(image)
  } catch {
    return refuse('unreadable')
  }
  return compareWithExpected(withRemarks(await readPicture(picture, today, engine), today), expected)
}

async function readPicture(picture: Picture, today: string, engine: Engine): Promise<Outcome> {
  if (Math.min(picture.full.width, picture.full.height) < NARROWEST) return refuse('too_small')
  const rows = findRows(findBlobs(picture.small))
  const zone = findPassportZone(picture, rows)
  if (!zone) {
    if (Math.max(picture.full.width, picture.full.height) < SHORTEST) return refuse('too_small')
    const card = await readCard(picture, today, engine)
    return card === 'dataPage' ? explainDataPage(picture, rows) : card ?? await explainMissingZone(picture, engine, rows)
  }
  const another = findAnother(picture, rows, zone)
  if (another) return { ...refuse('several_documents'), place: placeOfFound(another, picture) }
  const outcome = await readPassport(picture, zone, today, engine)
  return outcome.outcome === 'read' && await showsCardBeside(picture, placeOfFound(zone, picture), engine) ? refuse('several_documents') : outcome
}

function withRemarks(outcome: Outcome, today: string): Outcome {
  if (outcome.outcome === 'refused') return outcome
  const { fields, turn, remarks } = outcome
  const isPast = fields.expiryDate !== undefined && fields.expiryDate.value < today
  return { ...outcome, remarks: [...remarks, ...isPast ? ['expired'] as const : [], ...turn === 180 ? ['upside_down'] as const : []] }
}

function compareWithExpected(outcome: Outcome, expected: Expected): Outcome {
  if (outcome.outcome === 'refused' || !expected) return outcome
  if (outcome.kind !== expected.kind) return { ...refuse('wrong_kind'), kind: outcome.kind }
  if (expected.side && outcome.side !== expected.side) return refuse('wrong_side')
  return outcome
}
