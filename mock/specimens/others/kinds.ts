import { layBackground, BACKGROUNDS } from '../camera/backgrounds'
import type { Page } from '../cards/render-card'
import type { Chance } from '../chance'
import type { Raster } from '../desk'
import { drawBankCard, drawDrivingLicence, drawMemberCard, drawPass } from './cards'
import { drawBookPage, drawForm, drawLetter, drawPoster, drawReceipt } from './papers'
import { paintChat, paintFace, paintLandscape } from './scenes'

/** Papers and cards that lie there to be photographed, and none of them an identity document. */
export const OTHER_PAGES: Record<string, (chance: Chance) => Promise<Page>> = {
  letter: drawLetter, receipt: drawReceipt, form: drawForm, poster: drawPoster, bookPage: drawBookPage,
  bankCard: drawBankCard, memberCard: drawMemberCard, pass: drawPass, drivingLicence: drawDrivingLicence,
}

/** What fills a picture by itself. */
export const SCENES: Record<string, (chance: Chance, width: number, height: number) => Promise<Raster>> = {
  landscape: paintLandscape, face: paintFace,
  emptyDesk: (chance, width, height) => layBackground(chance.pick(BACKGROUNDS), chance, width, height),
}

/** What a phone keeps without a lens. */
export const SCREENS: Record<string, (chance: Chance, width: number, height: number) => Promise<Raster>> = { chat: paintChat }

export const OTHER_KINDS: readonly string[] = [OTHER_PAGES, SCENES, SCREENS].flatMap(table => Object.keys(table))
