import sharp from 'sharp'
import type { Page } from '../cards/render-card'
import { Chance } from '../chance'
import type { Raster } from '../desk'
import type { Corners } from '../perspective'
import { BACKGROUNDS, layBackground } from './backgrounds'
import { glareOver, holdPage } from './cover'
import { defocus, develop, rawOf } from './develop'
import { CONDITIONS, type Conditions } from './levels'
import { castGlare, expose, inventGlares } from './light'
import type { CameraOptions, Shot } from './mishap'
import { placePage } from './place-page'
import { layPage } from './projection'

/** A photo, and where the pages lie in it once it is shown upright as its EXIF says: pixels, clockwise from each page's top left. */
export type Photo = { jpeg: Buffer; width: number; height: number; corners: Corners[] }

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
