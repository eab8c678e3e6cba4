import type { PhotoPlace, PhotoTurn } from '@mcb/shared/domain'

/** Pixels. */
export type Size = { width: number; height: number }
/** Parts of a frame's width and height; may reach beyond it. */
export type Box = PhotoPlace

/**
 * How a frame looks onto a photo: where the photo lies in it, before it is turned clockwise about its own middle, and where
 * a place of the photo comes to lie.
 */
export type Look = { image: Box; turn: PhotoTurn; toFrame(place: PhotoPlace): Box }

export const WHOLE: PhotoPlace = { left: 0, top: 0, width: 1, height: 1 }

/** Around a line of print this much more is shown on each side, as a part of its height: enough to see what it is. */
const MARGIN = 0.45
/** A frame for one word is not higher, for a long line not flatter, than this: its width by its height. */
const [LEAST_RATIO, MOST_RATIO] = [3.2, 9] as const

const isSideways = (turn: PhotoTurn) => turn === 90 || turn === 270
const uprightSize = ({ width, height }: Size, turn: PhotoTurn): Size => (isSideways(turn) ? { width: height, height: width } : { width, height })

/** A place of the photo as it lies once the photo is upright. */
function uprightPlace({ left, top, width, height }: PhotoPlace, turn: PhotoTurn): PhotoPlace {
  switch (turn) {
    case 0:
      return { left, top, width, height }
    case 90:
      return { left: 1 - top - height, top: left, width: height, height: width }
    case 180:
      return { left: 1 - left - width, top: 1 - top - height, width, height }
    case 270:
      return { left: top, top: 1 - left - width, width: height, height: width }
  }
}

/** The same place in pixels, with more around it. */
function widened(place: PhotoPlace, size: Size, margin: number): Box {
  const height = place.height * size.height
  const more = height * margin
  return { left: place.left * size.width - more, top: place.top * size.height - more, width: place.width * size.width + 2 * more, height: height + 2 * more }
}

/** Moves a stretch so that it lies within the photo, or in the middle of it where it is the longer one. */
const within = (from: number, length: number, whole: number) => (length >= whole ? (whole - length) / 2 : Math.min(Math.max(from, 0), whole - length))

/** How wide a frame should be for a field, by its height. */
export function ratioFor(photo: Size, place: PhotoPlace, turn: PhotoTurn): number {
  const { width, height } = widened(uprightPlace(place, turn), uprightSize(photo, turn), MARGIN)
  return Math.min(Math.max(width / height, LEAST_RATIO), MOST_RATIO)
}

/** The look of a frame of this ratio (width by height) onto a field and a little around it, upright. */
export function lookAt(photo: Size, place: PhotoPlace, turn: PhotoTurn, ratio: number): Look {
  return look(photo, place, turn, ratio, MARGIN)
}

/** The look of a frame of this ratio onto the whole photo, upright. */
export function lookAtAll(photo: Size, turn: PhotoTurn, ratio: number): Look {
  return look(photo, WHOLE, turn, ratio, 0)
}

function look(photo: Size, place: PhotoPlace, turn: PhotoTurn, ratio: number, margin: number): Look {
  const upright = uprightSize(photo, turn)
  const wanted = widened(uprightPlace(place, turn), upright, margin)
  const width = Math.max(wanted.width, wanted.height * ratio)
  const height = width / ratio
  const left = within(wanted.left - (width - wanted.width) / 2, width, upright.width)
  const top = within(wanted.top - (height - wanted.height) / 2, height, upright.height)
  return {
    turn,
    // the image's box is that of the photo as it is kept: it is turned about its middle afterwards
    image: {
      left: (upright.width / 2 - photo.width / 2 - left) / width,
      top: (upright.height / 2 - photo.height / 2 - top) / height,
      width: photo.width / width,
      height: photo.height / height,
    },
    toFrame: other => {
      const at = uprightPlace(other, turn)
      return {
        left: (at.left * upright.width - left) / width,
        top: (at.top * upright.height - top) / height,
        width: (at.width * upright.width) / width,
        height: (at.height * upright.height) / height,
      }
    },
  }
}
