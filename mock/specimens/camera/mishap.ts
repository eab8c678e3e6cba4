import type { Chance } from '../chance'
import type { Raster } from '../desk'
import type { Background } from './backgrounds'
import type { Conditions, Level } from './levels'

/** A rectangle as parts of a page's width and height. */
export type Part = { left: number; top: number; right: number; bottom: number }

/** Something that goes wrong on purpose. */
export type Mishap =
  /** The document lies turned in the picture, clockwise. */
  | { is: 'turned'; by: 90 | 180 | 270 }
  /** The pixels are turned and the file says so, as phones do. */
  | { is: 'turnedByExif'; by: 90 | 180 | 270 }
  /** A corner, or a strip along an edge, of so much of the document's size is outside the picture. */
  | { is: 'cutCorner' | 'cutEdge'; part: number }
  /** A reflection that nothing can be read through. */
  | { is: 'glareOver'; place: Part }
  /** Out of focus: pixels of a 2400 px photo; a careful photo has half of one. */
  | { is: 'blurred'; by: number }
  /** From far away: the document is only so many pixels wide. */
  | { is: 'small'; pixels: number }
  /** A finger holds the document at an edge, and covers none of the places. */
  | { is: 'finger' }

export type CameraOptions = {
  seed: number; level: Level
  /** The longer side of the photo in pixels; the other is three quarters of it. */
  longSide?: number
  background?: Background
  mishap?: Mishap
  /** Places that a finger leaves free, as parts of the first page. */
  keepFree?: readonly Part[]
}

/** A photo while it is being taken. */
export type Shot = { photo: Raster; chance: Chance; conditions: Conditions; mishap: Mishap | undefined }
