/** A place on a photo as it is kept: the left, the top, the width and the height, as parts of the photo's. */
export type PhotoPlace = { left: number; top: number; width: number; height: number }

/** Degrees clockwise that make a photo upright. */
export type PhotoTurn = 0 | 90 | 180 | 270

/** A place on one photo, with all it takes to show it. */
export type PlaceOnPhoto = { id: string; place: PhotoPlace; turn: PhotoTurn }

/** The smallest place around two. */
export function aroundBoth(a: PhotoPlace, b: PhotoPlace): PhotoPlace {
  const [left, top] = [Math.min(a.left, b.left), Math.min(a.top, b.top)]
  return { left, top, width: Math.max(a.left + a.width, b.left + b.width) - left, height: Math.max(a.top + a.height, b.top + b.height) - top }
}
