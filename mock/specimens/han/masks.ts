import type { Face } from './faces'
import { loadFace } from './faces'
import { fillOutline } from './fill-outline'

/** A glyph's ink, MASK × MASK bytes; its em square of EM samples lies in the middle. */
export const MASK = 72
export const EM = 60
const BASELINE = 0.88

/** All classes in one face. `width` is the advance in ems; 0 where the face lacks the character. */
export type Masks = { face: Face; ink: Uint8Array; width: Float32Array }

export function drawFace(face: Face, characters: string[]): Masks {
  const font = loadFace(face)
  const scale = EM / font.unitsPerEm
  const ink = new Uint8Array(characters.length * MASK * MASK)
  const width = new Float32Array(characters.length)
  for (const [index, character] of characters.entries()) {
    const glyph = font.charToGlyph(character)
    if (glyph.index === 0) continue
    const advance = (glyph.advanceWidth ?? font.unitsPerEm) * scale
    const path = glyph.getPath((MASK - advance) / 2, (MASK - EM) / 2 + BASELINE * EM, EM)
    if (path.commands.length === 0) continue
    ink.set(fillOutline(path.commands, MASK), index * MASK * MASK)
    width[index] = advance / EM
  }
  return { face, ink, width }
}
