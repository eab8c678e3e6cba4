import jsqr from 'jsqr'
import type { Page } from 'playwright-core'
import sharp from 'sharp'

/** What a scanner reads from the page in front, as it is on the screen. @throws when there is no code */
export async function readQrCode(page: Page): Promise<string> {
  await page.locator('.qr-code').evaluate(code => code.scrollIntoView({ block: 'center' }))
  const { data, info } = await sharp(await page.screenshot()).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const found = jsqr(new Uint8ClampedArray(data), info.width, info.height)
  if (!found) throw new Error('there is no QR code on the page')
  return found.data
}
