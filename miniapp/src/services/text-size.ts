import { useSyncExternalStore } from 'react'
import { platform } from './platform'

const KEY = 'text-size'
const listeners = new Set<() => void>()
let large = platform.local.read(KEY) === 'large'

/** Makes everything larger or as usual again, everywhere at once, and remembers it on this device. */
export function chooseLargeText(on: boolean): void {
  large = on
  if (on) platform.local.write(KEY, 'large')
  else platform.local.remove(KEY)
  listeners.forEach(listener => listener())
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Whether the reader has chosen large text; drawn again when it changes. */
export function useLargeText(): boolean {
  return useSyncExternalStore(subscribe, () => large)
}

/** Where the phone's own setting of the text size is not followed by itself (`--em` of palette.scss), what a page has to say about it. */
export function ownTextSize(): Record<string, string> | undefined {
  const { textSize } = platform
  return textSize ? { '--em': `${textSize}px`, '--em-large': `${Math.round(textSize * 1.3)}px` } : undefined
}
