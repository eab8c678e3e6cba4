import type { Language } from '@mcb/i18n'
import type { PaySheetView } from '@mcb/shared/contract'
import type { LocalPhoto, Transport } from '../transport'

/** Small texts kept on the device. */
export type KeptTexts = { read(key: string): string | null; write(key: string, value: string): void; remove(key: string): void }

/** A photo the person chose. */
export type ChosenPhoto = LocalPhoto & { bytes: number }

/** What the identity provider gives back; good once, for the BFF. */
export type SignInReturn = { code: string; state: string }

export type SignInMethod =
  /** `code()` is good once, for the BFF. */
  | { kind: 'wechat'; code(): Promise<string> }
  /**
   * `leave` goes to the identity provider; the app starts again at its root and `takeReturn` has what came back. `here` is
   * for a container that knows the person already: the same answer without leaving, null when they refuse.
   */
  | { kind: 'jingtong'; here: ((authorizeUrl: string) => Promise<SignInReturn | null>) | null; leave(authorizeUrl: string): void; takeReturn(): SignInReturn | null }

/** The place's own question whether personal data may be asked for at all, with a page of ours that puts it. */
export type PrivacyQuestion = {
  /** Calls back when the page has to be shown; the answer takes the listener away. */
  onNeeded(listener: () => void): () => void
  /** Whether the person has agreed, now or before; has them asked where they have not. */
  ask(): Promise<boolean>
  /** What they said; `buttonId` is the button they pressed to agree. Told again it does nothing. */
  answer(agreed: boolean, buttonId: string): void
  /** Shows the guide as the place keeps it. */
  openGuide(): void
}

/** What may be shared of a page: nothing in it is about a person. */
export type Share = { title: string; /** An address of this app, as `addressOf` makes it. */ path: string }

export type PaymentMethod =
  /** The phone asks; nobody says when it is heard of here. */
  | { kind: 'phone'; request(sheet: PaySheetView): Promise<'paid' | 'cancelled'> }
  /** Leaves for a page that plays the phone, and comes back to this one. */
  | { kind: 'page'; leave(page: string, sheet: PaySheetView): void }

/**
 * All the mini-program asks of the place it runs in. One file a target implements it; nothing else in the app touches
 * `wx`, `window`, `document`, `location` or a browser's storage.
 */
export type Platform = {
  send: Transport
  /** Kept on the device. */
  local: KeptTexts
  /** Kept while this tab (or this mini-program) is open: on a shared computer the next person starts clean. */
  session: KeptTexts
  newId(): string
  /** Null where there is no scanner; the page then offers to type the code. Resolves to null when the person gave up. */
  scanCode: (() => Promise<string | null>) | null
  /** Whether the camera needs a button of its own, because choosing a photo may offer the album alone. */
  cameraApart: boolean
  /** From the camera, or from wherever the person likes; null when they gave up. */
  choosePhoto(from?: 'camera'): Promise<ChosenPhoto | null>
  /**
   * The same photo, upright, no longer than `longSide` pixels, as a JPEG of this quality (0 to 1); the original where it is
   * small already, or the device cannot read it (HEIC in some browsers).
   */
  shrinkPhoto(photo: ChosenPhoto, longSide: number, quality: number): Promise<ChosenPhoto>
  /** Frees what a picture's address holds; it shows nothing any more. */
  forgetPhoto(preview: string): void
  /** Calls back when the device is connected again; the answer takes the listener away. */
  onConnected(listener: () => void): () => void
  /** Prints what the page has for paper; null where there is no printer. */
  print: (() => void) | null
  /** Whether the text is on the clipboard now. */
  copy(text: string): Promise<boolean>
  /** The size of running text the phone is set to, in pixels; null where the page follows it by itself. */
  textSize: number | null
  setPageTitle(title: string): void
  /** A page of the app is about to be seen: whatever stood there until then goes. */
  takeOver(): void
  /** Tells the browser, and through it a screen reader, which language the page is in. */
  setPageLanguage(language: Language): void
  /** Brings the reader to an element that wants something of them: focus, or at least into view. */
  focus(id: string): void
  /** A screen reader goes on reading here; nothing to see. */
  readFrom(id: string): void
  signIn: SignInMethod
  /** Null where the place asks nothing of its own. */
  privacy: PrivacyQuestion | null
  /** Asks, straight after a tap, whether messages of this template may be sent; null where nobody can be asked. */
  askForNotices: ((template: string) => Promise<boolean>) | null
  payment: PaymentMethod
  /** A link that opens a page of this app, where links exist. */
  linkTo: ((path: string) => string) | null
  /** Who draws the bar with the title and the way back: the page, or the place it runs in. */
  titleBar: 'own' | 'host'
  /** Tells the place what somebody who shares the page in front gives away; null where nobody asks. */
  offerShare: ((share: Share) => void) | null
  /** Calls back when the place's own back key is pressed; null where the place goes back by itself. The answer takes the listener away. */
  onBack: ((listener: () => void) => () => void) | null
  /** Closes the app; null where only the person can. */
  close: (() => void) | null
  /** Calls back when the page may close or go to the background; the answer takes the listener away. */
  onLeaving(listener: () => void): () => void
}
