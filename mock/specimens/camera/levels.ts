/** 1: a careful photo in daylight · 2: an ordinary one, held askew · 3: in a hurry, in the evening. */
export type Level = 1 | 2 | 3

type Range = readonly [number, number]
/**
 * What a level brings with it. Angles in degrees; tilt as a part of the card's size; fill as a part of the photo's width; blur in pixels
 * of a 2400 px photo, `moved` how far a shaking hand may smear it; how often light glares; grain as a deviation of 0–255.
 */
export type Conditions = {
  turn: number; tilt: number; fill: Range; curl: number; blur: Range; moved: number
  shade: number; light: Range; glare: number; grain: Range; quality: Range; finger: number; shadow: Range
}

export const CONDITIONS: Record<Level, Conditions> = {
  1: { turn: 3, tilt: 0.015, fill: [0.66, 0.92], curl: 0.001, blur: [0.4, 0.9], moved: 0, shade: 0.12, light: [0.92, 1.05], glare: 0, grain: [1, 2.5], quality: [86, 94], finger: 0.03, shadow: [0.1, 0.3] },
  2: { turn: 9, tilt: 0.04, fill: [0.55, 0.88], curl: 0.003, blur: [0.7, 1.5], moved: 0, shade: 0.3, light: [0.75, 1.06], glare: 0.35, grain: [2, 5.5], quality: [72, 88], finger: 0.1, shadow: [0.15, 0.45] },
  3: { turn: 18, tilt: 0.075, fill: [0.45, 0.82], curl: 0.005, blur: [1.1, 2.3], moved: 3, shade: 0.5, light: [0.5, 0.98], glare: 0.6, grain: [4, 10], quality: [52, 74], finger: 0.2, shadow: [0.2, 0.6] },
}
