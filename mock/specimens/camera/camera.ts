import sharp from 'sharp'
import type { Page } from '../cards/render-card'
import { Chance } from '../chance'
import type { Raster } from '../desk'
import type { Corners, Point } from '../perspective'
import { BACKGROUNDS, layBackground, type Background } from './backgrounds'
import { layFinger } from './finger'
import { CONDITIONS, type Conditions, type Level } from './levels'
import { castGlare, expose, inventGlares } from './light'
import { layPage, placeOn } from './projection'

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

/** A photo, and where the pages lie in it once it is shown upright as its EXIF says: pixels, clockwise from each page's top left. */
export type Photo = { jpeg: Buffer; width: number; height: number; corners: Corners[] }

const EXIF_ORIENTATION = { 90: 8, 180: 3, 270: 6 } as const

function turnedCorners(center: Point, width: number, height: number, angle: number, tilt: () => number): Corners {
  return ([[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]] as const).map(([u, v]) => {
    const [x, y] = [(u + tilt()) * width, (v + tilt()) * height]
    return { x: center.x + x * Math.cos(angle) - y * Math.sin(angle), y: center.y + x * Math.sin(angle) + y * Math.cos(angle) }
  }) as unknown as Corners
}

const shift = (corners: Corners, dx: number, dy: number) => corners.map(({ x, y }) => ({ x: x + dx, y: y + dy })) as unknown as Corners
const spread = (values: number[]) => [Math.min(...values), Math.max(...values)] as const

/** Pushes a document back into the picture, where there is room for it. */
function pushInside(corners: Corners, { width, height }: Raster): Corners {
  const margin = 0.008 * width
  const push = ([low, high]: readonly [number, number], size: number) =>
    (high - low > size - 2 * margin ? size / 2 - (low + high) / 2 : Math.max(0, margin - low) + Math.min(0, size - margin - high))
  return shift(corners, push(spread(corners.map(({ x }) => x)), width), push(spread(corners.map(({ y }) => y)), height))
}

/** Moves a document so that a corner or an edge of it leaves the picture. */
function pushOut(corners: Corners, chance: Chance, photo: Raster, { is, part }: { is: 'cutCorner' | 'cutEdge'; part: number }): Corners {
  const [left, right] = spread(corners.map(({ x }) => x))
  const [top, bottom] = spread(corners.map(({ y }) => y))
  const sideways = chance.next() < 0.5 ? -left - part * (right - left) : photo.width - right + part * (right - left)
  const upwards = chance.next() < 0.5 ? -top - part * (bottom - top) : photo.height - bottom + part * (bottom - top)
  if (is === 'cutCorner') return shift(corners, sideways, upwards)
  return chance.next() < 0.5 ? shift(corners, sideways, 0) : shift(corners, 0, upwards)
}

type Shot = { photo: Raster; chance: Chance; conditions: Conditions; mishap: Mishap | undefined }

function placePage({ photo, chance, conditions, mishap }: Shot, page: Page, index: number, pages: number): Corners {
  const by = mishap?.is === 'turned' ? mishap.by : 0
  const upright = by % 180 === 0
  const { width: w, height: h } = page.millimetres
  // What the document would fill if it filled the whole picture one way or the other.
  const whole = Math.min(photo.width / (upright ? w : h), photo.height / (upright ? h : w) * 0.97)
  const fill = mishap?.is === 'small' ? mishap.pixels / (w * whole) : chance.between(...conditions.fill) * (pages > 1 ? 0.62 : 1)
  const width = w * whole * fill
  const height = h * whole * fill
  const angle = (chance.between(-conditions.turn, conditions.turn) + by) * Math.PI / 180
  const away = 0.5 - fill * 0.5
  const center = {
    x: photo.width * (0.5 + chance.between(-away, away) * 0.7),
    y: pages > 1 ? photo.height * (index + 0.5) / pages : photo.height * (0.5 + chance.between(-away, away) * 0.8),
  }
  const tilt = () => chance.between(-conditions.tilt, conditions.tilt)
  const corners = turnedCorners(center, width, height, angle, tilt)
  if (mishap?.is === 'cutCorner' || mishap?.is === 'cutEdge') return pushOut(corners, chance, photo, { is: mishap.is, part: mishap.part })
  return pushInside(corners, photo)
}

/** The page with about as many pixels as it will cover. */
async function scalePage(page: Page, corners: Corners): Promise<Page> {
  const [a, b] = corners
  const width = Math.round(Math.hypot(b.x - a.x, b.y - a.y) * 1.25)
  if (width >= page.width) return page
  const height = Math.round(page.height * width / page.width)
  const { data, info } = await sharp(page.data, { raw: { width: page.width, height: page.height, channels: 4 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' }).raw().toBuffer({ resolveWithObject: true })
  return { ...page, width: info.width, height: info.height, data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length) }
}

const touches = (a: Part, b: Part) => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top

/** Holds the page at an edge where none of the places is; tries some edges, and otherwise holds it nowhere. */
function holdPage({ photo, chance }: Shot, page: Page, corners: Corners, keepFree: readonly Part[]): void {
  const { width, height } = page.millimetres
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const [edge, along] = [chance.integer(0, 3), chance.between(0.1, 0.9)]
    const [depth, radius] = [chance.between(4, 11), chance.between(6.5, 9)]
    const [ix, iy] = [[0, 1], [-1, 0], [0, -1], [1, 0]][edge] as [number, number]
    const at = { u: edge === 1 ? 1 : edge === 3 ? 0 : along, v: edge === 0 ? 0 : edge === 2 ? 1 : along }
    const tip = { u: at.u + ix * depth / width, v: at.v + iy * depth / height }
    const [ru, rv] = [(radius + 1) / width, (radius + 1) / height]
    const box = { left: Math.min(at.u, tip.u) - (ix ? 0 : ru), right: Math.max(at.u, tip.u) + (ix ? 0 : ru), top: Math.min(at.v, tip.v) - (iy ? 0 : rv), bottom: Math.max(at.v, tip.v) + (iy ? 0 : rv) }
    if (keepFree.some(place => touches(place, box))) continue
    const end = placeOn(corners, tip.u, tip.v)
    const start = placeOn(corners, at.u, at.v)
    const scale = Math.hypot(corners[1].x - corners[0].x, corners[1].y - corners[0].y) / width
    const length = Math.hypot(start.x - end.x, start.y - end.y)
    const far = Math.max(photo.width, photo.height) * 1.5 / length
    const askew = chance.between(-0.4, 0.4)
    const [dx, dy] = [(start.x - end.x) * far, (start.y - end.y) * far]
    layFinger(photo, chance, { tip: end, from: { x: end.x + dx - dy * askew, y: end.y + dy + dx * askew }, radius: radius * scale })
    return
  }
}

function glareOver(photo: Raster, chance: Chance, corners: Corners, { left, top, right, bottom }: Part): void {
  const [a, b, c] = [placeOn(corners, left, (top + bottom) / 2), placeOn(corners, right, (top + bottom) / 2), placeOn(corners, (left + right) / 2, bottom)]
  const middle = placeOn(corners, (left + right) / 2, (top + bottom) / 2)
  const half = Math.hypot(b.x - a.x, b.y - a.y) / 2
  castGlare(photo, {
    ...middle, rx: half * chance.between(0.8, 1.1), ry: Math.max(Math.hypot(c.x - middle.x, c.y - middle.y) * 2.5, half * 0.35),
    angle: Math.atan2(b.y - a.y, b.x - a.x), strength: chance.between(420, 700),
  })
}

const rawOf = ({ width, height }: Raster) => ({ raw: { width, height, channels: 3 as const } })

/** A short line across a square of weights: what a hand does that shakes so many pixels far. */
function smear(length: number, angle: number): { width: number; height: number; kernel: number[]; scale: number } {
  const size = 2 * Math.ceil(length / 2) + 1
  const kernel = new Array<number>(size * size).fill(0)
  const steps = size * 4
  for (let step = 0; step <= steps; step += 1) {
    const along = (step / steps - 0.5) * length
    const [x, y] = [Math.round(size / 2 - 0.5 + along * Math.cos(angle)), Math.round(size / 2 - 0.5 + along * Math.sin(angle))]
    kernel[y * size + x]! += 1
  }
  return { width: size, height: size, kernel, scale: steps + 1 }
}

async function defocus({ photo, chance, conditions, mishap }: Shot): Promise<Raster> {
  const part = Math.max(photo.width, photo.height) / 2400
  const sigma = (mishap?.is === 'blurred' ? mishap.by : chance.between(...conditions.blur)) * part
  const image = sharp(photo.data, rawOf(photo)).blur({ sigma: Math.max(0.3, sigma), precision: 'integer' })
  const moved = chance.between(-conditions.moved, conditions.moved) * part
  if (moved > 1.5) image.convolve(smear(moved, chance.between(0, Math.PI)))
  const data = await image.raw().toBuffer()
  return { ...photo, data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length) }
}

async function develop(photo: Raster, quality: number, mishap: Mishap | undefined): Promise<Buffer> {
  const image = sharp(photo.data, rawOf(photo))
  if (mishap?.is !== 'turnedByExif') return image.jpeg({ quality }).toBuffer()
  return image.rotate(360 - mishap.by).jpeg({ quality }).withMetadata({ orientation: EXIF_ORIENTATION[mishap.by === 180 ? 180 : mishap.by === 90 ? 270 : 90] }).toBuffer()
}

/** What happens between the lens and the file: focus, light, grain and compression. */
async function finish(shot: Shot, first: Corners | undefined): Promise<Buffer> {
  const { chance, conditions, mishap } = shot
  const soft = await defocus(shot)
  for (const glare of inventGlares(chance, conditions, soft)) castGlare(soft, glare)
  if (first && mishap?.is === 'glareOver') glareOver(soft, chance, first, mishap.place)
  expose(soft, chance, conditions)
  return develop(soft, Math.round(chance.between(...conditions.quality)), mishap)
}

function setUp({ seed, level, longSide = 2400 }: CameraOptions): { chance: Chance; conditions: Conditions; width: number; height: number } {
  const chance = new Chance(seed * 7919 + level)
  const shortSide = Math.round(longSide * 0.75)
  const tall = chance.next() < 0.35
  return { chance, conditions: CONDITIONS[level], width: tall ? shortSide : longSide, height: tall ? longSide : shortSide }
}

/** A photo of something that fills the picture by itself, painted in the size asked for. */
export async function photographScene(paint: (width: number, height: number) => Promise<Raster>, options: CameraOptions): Promise<Photo> {
  const { chance, conditions, width, height } = setUp(options)
  const photo = await paint(width, height)
  return { jpeg: await finish({ photo, chance, conditions, mishap: options.mishap }, undefined), width, height, corners: [] }
}

/** What a phone shows, kept as it is. */
export async function takeScreenshot(screen: Raster): Promise<Photo> {
  return { jpeg: await sharp(screen.data, rawOf(screen)).jpeg({ quality: 90 }).toBuffer(), width: screen.width, height: screen.height, corners: [] }
}

/** Pages lying on something, as a phone would take them: a JPEG of 4:3 or 3:4. The same pages and options give the same photo. */
export async function photographPages(pages: readonly Page[], options: CameraOptions): Promise<Photo> {
  const { mishap, keepFree = [] } = options
  const { chance, conditions, width, height } = setUp(options)
  const photo = await layBackground(options.background ?? chance.pick(BACKGROUNDS), chance, width, height)
  const shot: Shot = { photo, chance, conditions, mishap }
  const corners = pages.map((page, index) => placePage(shot, page, index, pages.length))
  for (const [index, page] of pages.entries()) {
    layPage(await scalePage(page, corners[index]!), photo, corners[index]!, {
      shadow: chance.between(0.008, 0.025), depth: chance.between(...conditions.shadow), curl: chance.between(-1, 1) * conditions.curl,
    })
  }
  const [page, first] = [pages[0], corners[0]]
  if (page && first && (mishap?.is === 'finger' || chance.next() < conditions.finger)) holdPage(shot, page, first, keepFree)
  return { jpeg: await finish(shot, first), width, height, corners }
}
