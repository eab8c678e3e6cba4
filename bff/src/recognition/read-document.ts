import type { Engine } from './letters/engine'
import { readCard } from './card/read-card'
import { explainMissingZone } from './explain-missing-zone'
import { findBlobs } from './picture/blobs'
import { decodePicture, type Picture } from './picture/grey'
import { refuse, type Expected, type Outcome } from './ports'
import { findAnother, findPassportZone, placeOfFound, readPassport } from './read-passport'
import { findRows } from './zone/rows'

/** Reads whatever document is on a picture, and holds it against what was expected. `today` is an ISO date. */
export async function readDocument(image: Uint8Array, { today, expected }: { today: string; expected: Expected }, engine: Engine): Promise<Outcome> {
  let picture: Picture
  try {
    picture = await decodePicture(image)
  } catch {
    return refuse('unreadable')
  }
  const rows = findRows(findBlobs(picture.small))
  const zone = findPassportZone(picture, rows)
  const another = zone && findAnother(picture, rows, zone)
  const outcome = another ? { ...refuse('several_documents'), place: placeOfFound(another, picture) }
    : zone ? await readPassport(picture, zone, today, engine)
    : await readCard(picture, today, engine) ?? await explainMissingZone(picture, engine, rows)
  return compareWithExpected(withRemarks(outcome, today), expected)
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
