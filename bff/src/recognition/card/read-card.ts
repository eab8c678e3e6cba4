import type { Engine } from '../letters/engine'
import type { Picture } from '../picture/grey'
import type { Outcome } from '../ports'

/** Reads the card on a picture: every kind but the passport. @returns null when there is none */
export async function readCard(_picture: Picture, _today: string, _engine: Engine): Promise<Outcome | null> {
  return null
}
