import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Visitor } from './visitor'

const PICTURES = path.join(__dirname, '../../../.cache/pictures')
/** They cost seconds each: for who asks. */
const WANTED = process.env.PICTURES === '1'
/** High enough for the longest page. */
const TALL = 2400

/** What somebody had in front, kept for whoever wants to look, with `PICTURES=1`. @param name of a folder under `.cache/pictures` */
export function anAlbum(name: string) {
  const directory = path.join(PICTURES, name)
  if (WANTED) mkdirSync(directory, { recursive: true })

  async function picture({ page }: Visitor, title: string, width = page.viewportSize()!.width): Promise<void> {
    if (!WANTED) return
    const before = page.viewportSize()!
    await page.setViewportSize({ width, height: TALL })
    await page.screenshot({ path: path.join(directory, `${title}.png`) })
    await page.setViewportSize(before)
  }

  return {
    /** The page as long as it is, as wide as the visitor has it or as is said. */
    picture,
    /** On a phone and at a desk, in both languages. */
    async everyWay(visitor: Visitor, title: string): Promise<void> {
      for (const language of WANTED ? ['zh-CN', 'en'] : []) {
        await visitor.press(`#language-${language}`)
        await visitor.page.waitForFunction(wanted => document.documentElement.lang === wanted, language)
        for (const width of [390, 1280]) await picture(visitor, `${title}-${language}-${width}`, width)
      }
    },
  }
}
