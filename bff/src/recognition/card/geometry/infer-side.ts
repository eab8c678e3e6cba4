import { lineThrough, type Line, type Point } from './plane'

type Vector = readonly [number, number, number]
type Frame = { width: number; height: number }

/** A phone's main camera sees about this many picture lengths deep: 26 mm on 35 mm film. */
const FOCAL = 0.77

const cross = ([a, b, c]: Vector, [x, y, z]: Vector): Vector => [b * z - c * y, c * x - a * z, a * y - b * x]
const dot = ([a, b, c]: Vector, [x, y, z]: Vector) => a * x + b * y + c * z
const unit = (vector: Vector): Vector => {
  const length = Math.hypot(...vector)
  return [vector[0] / length, vector[1] / length, vector[2] / length]
}

/**
 * Where the two sides that start at `p` and `q`, the ends of one side of a rectangle, end when they are `ratio` times as
 * long as it, as a phone's camera shows it. `onP` and `onQ` are points further along them. Undefined behind the camera.
 */
export function inferFarSide({ p, q, onP, onQ }: { p: Point; q: Point; onP: Point; onQ: Point }, ratio: number, { width, height }: Frame): [Point, Point] | undefined {
  const focal = FOCAL * Math.max(width, height)
  const ray = ({ x, y }: Point): Vector => [(x - width / 2) / focal, (y - height / 2) / focal, 1]
  const plane = ({ a, b, c }: Line): Vector => [a, b, (a * width / 2 + b * height / 2 - c) / focal]
  // Both sides run in one direction in space: along the planes through the camera that hold their pictures.
  const side = unit(cross(plane(lineThrough(p, onP)), plane(lineThrough(q, onQ))))
  const base = unit(cross(plane(lineThrough(p, q)), side))
  // p is one unit deep; how far along the base is q, and how deep?
  const [from, to] = [ray(p), ray(q)]
  const across = cross(base, to)
  const length = -dot(cross(from, to), across) / dot(across, across)
  const far = (start: Vector, sign: number): Point | undefined => {
    const [x, y, z] = start.map((value, index) => value + side[index]! * sign * Math.abs(length) * ratio) as unknown as Vector
    return z > 0.2 ? { x: x / z * focal + width / 2, y: y / z * focal + height / 2 } : undefined
  }
  const second = from.map((value, index) => value + base[index]! * length) as unknown as Vector
  const ahead = far(from, 1)
  const sign = ahead && (ahead.x - p.x) * (onP.x - p.x) + (ahead.y - p.y) * (onP.y - p.y) > 0 ? 1 : -1
  const [farP, farQ] = [far(from, sign), far(second, sign)]
  return farP && farQ && [farP, farQ]
}
