import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SAMPLES } from '@mcb/bff/src/recognition/letters/printed-letter'

/** A sample of 1 is written as this. */
export const SCALE = 200

/** Printed letters as print-letters.ts wrote them. */
export type Letters = {
  count: number
  label: (at: number) => number
  face: (at: number) => string
  /** What the network is shown; the same array every time. */
  show: (at: number) => Float32Array
}

export function openLetters(folder: string): Letters {
  const [samples, labels, faces] = ['samples.bin', 'labels.bin', 'faces.bin'].map(name => readFileSync(join(folder, name))) as [Buffer, Buffer, Buffer]
  const names = JSON.parse(readFileSync(join(folder, 'faces.json'), 'utf8')) as string[]
  const shown = new Float32Array(SAMPLES)
  return {
    count: Math.min(faces.length, Math.floor(samples.length / SAMPLES)),
    label: at => labels[at]!,
    face: at => names[faces[at]!]!,
    show: at => {
      for (let i = 0; i < SAMPLES; i += 1) shown[i] = samples[at * SAMPLES + i]! / SCALE
      return shown
    },
  }
}
