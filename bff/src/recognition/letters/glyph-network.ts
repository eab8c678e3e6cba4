import { Network } from './network'

/** The letters of a machine readable zone, in the network's order. */
export const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<'

const network = new Network('glyph-network.bin')

/**
 * How likely a cell shows each letter of ALPHABET; the numbers sum to 1. The network knows OCR-B and nothing else;
 * mock/specimens/train-glyphs.ts made its numbers.
 */
export function classifyGlyph(samples: Float32Array): Float32Array {
  return network.classify(samples)
}
