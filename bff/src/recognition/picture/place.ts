import type { PhotoPlace } from '@mcb/shared/contract'
import type { Grey } from './grey'

/** The smallest upright box around points of a picture, as parts of its size; what lies outside the picture is left out. */
export function placeAround(points: readonly { x: number; y: number }[], { width, height }: Pick<Grey, 'width' | 'height'>): PhotoPlace {
  const clamp = (value: number) => Math.min(1, Math.max(0, value))
  const [xs, ys] = [points.map(({ x }) => clamp(x / width)), points.map(({ y }) => clamp(y / height))]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top }
}
