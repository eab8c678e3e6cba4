import type { PhotoPlace, PhotoTurn } from '@mcb/shared/domain'
import { type Box, type Look, lookAt, lookAtAll, ratioFor, WHOLE } from './look'

const PHOTO = { width: 2600, height: 1950 }
const TURNS: PhotoTurn[] = [0, 90, 180, 270]

/** A field of an upright page, 800 by 60 pixels, as it lies on a photo that was taken turned. */
function fieldOn(turn: PhotoTurn): PhotoPlace {
  const sideways = turn === 90 || turn === 270
  const page = sideways ? { width: PHOTO.height, height: PHOTO.width } : PHOTO
  const [left, top, right, bottom] = [300 / page.width, 1500 / page.height, 1100 / page.width, 1560 / page.height]
  const corners: Record<PhotoTurn, [number, number, number, number]> = {
    0: [left, top, right, bottom],
    90: [top, 1 - right, bottom, 1 - left],
    180: [1 - right, 1 - bottom, 1 - left, 1 - top],
    270: [1 - bottom, left, 1 - top, right],
  }
  const [l, t, r, b] = corners[turn]
  return { left: l, top: t, width: r - l, height: b - t }
}

/** Where a corner of the photo comes to lie in the frame, computed as a browser does: by turning about the middle. */
function drawn({ image, turn }: Look, ratio: number, place: PhotoPlace): Box {
  const radians = (turn * Math.PI) / 180
  const [cx, cy] = [(image.left + image.width / 2) * ratio, image.top + image.height / 2]
  const corner = (u: number, v: number) => {
    const [x, y] = [(image.left + u * image.width) * ratio - cx, image.top + v * image.height - cy]
    return [cx + x * Math.cos(radians) - y * Math.sin(radians), cy + x * Math.sin(radians) + y * Math.cos(radians)] as const
  }
  const [a, b] = [corner(place.left, place.top), corner(place.left + place.width, place.top + place.height)]
  const [left, top] = [Math.min(a[0], b[0]), Math.min(a[1], b[1])]
  return { left: left / ratio, top, width: Math.abs(a[0] - b[0]) / ratio, height: Math.abs(a[1] - b[1]) }
}

const close = ({ left, top, width, height }: Box) => ({ left: expect.closeTo(left, 6), top: expect.closeTo(top, 6), width: expect.closeTo(width, 6), height: expect.closeTo(height, 6) })

describe('a look at a field', () => {
  it.each(TURNS)('of a photo that needs %i degrees shows it upright, whole, in the middle', turn => {
    const place = fieldOn(turn)
    const ratio = ratioFor(PHOTO, place, turn)
    const seen = drawn(lookAt(PHOTO, place, turn, ratio), ratio, place)
    // 800 by 60, with 27 pixels around it, in a frame as wide as it needs
    expect(ratio).toBeCloseTo(854 / 114)
    expect(seen).toEqual(close({ left: 27 / 854, top: 27 / 114, width: 800 / 854, height: 60 / 114 }))
  })

  it.each(TURNS)('of a photo that needs %i degrees knows where a place comes to lie', turn => {
    const look = lookAt(PHOTO, fieldOn(turn), turn, 5)
    const other = { left: 0.2, top: 0.3, width: 0.1, height: 0.4 }
    expect(look.toFrame(other)).toEqual(close(drawn(look, 5, other)))
  })

  it.each([
    ['one letter', { left: 0.5, top: 0.5, width: 0.01, height: 0.03 }, 3.2],
    ['a line across the page', { left: 0.05, top: 0.5, width: 0.9, height: 0.02 }, 9],
  ])('keeps the frame in shape for %s', (_what, place, ratio) => {
    expect(ratioFor(PHOTO, place, 0)).toBe(ratio)
    const { left, width, top, height } = lookAt(PHOTO, place, 0, ratio).toFrame(place)
    expect([left, top].every(from => from >= 0) && [left + width, top + height].every(to => to <= 1)).toBe(true)
  })

  it('does not look over the edge of the photo', () => {
    const { image } = lookAt(PHOTO, { left: 0, top: 0.97, width: 0.1, height: 0.03 }, 0, 5)
    expect(image.left).toBe(0)
    expect(image.top + image.height).toBeCloseTo(1)
  })
})

describe('a look at the whole photo', () => {
  it.each([
    [0, 4 / 3, { left: 0, top: 0, width: 1, height: 1 }],
    [90, 4 / 3, { left: 0.21875, top: 0, width: 0.5625, height: 1 }],
    [180, 2, { left: 1 / 6, top: 0, width: 2 / 3, height: 1 }],
  ] as const)('that needs %i degrees fits into a frame of ratio %d', (turn, ratio, box) => {
    const look = lookAtAll(PHOTO, turn, ratio)
    expect(look.toFrame(WHOLE)).toEqual(close(box))
    expect(drawn(look, ratio, WHOLE)).toEqual(close(box))
  })
})
