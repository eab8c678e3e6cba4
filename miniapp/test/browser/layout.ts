import type { Page } from 'playwright-core'

/** Visible elements that reach beyond the right edge, except inside something that scrolls by itself, and pictures a frame shows a part of. */
export function elementsTooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrollsItself = (element: Element) => {
      for (let at = element.parentElement; at && at !== document.body; at = at.parentElement)
        if (/auto|scroll/.test(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth && at.getBoundingClientRect().right <= innerWidth) return true
      return false
    }
    const isCropped = (element: Element) => {
      const frame = element.tagName === 'IMG' && element.parentElement
      return frame && getComputedStyle(frame).overflowX === 'hidden' && frame.getBoundingClientRect().right <= innerWidth
    }
    return [...document.body.querySelectorAll('*')]
      .filter(element => !isCropped(element))
      .filter(element => {
        const { right, width, height } = element.getBoundingClientRect()
        return width > 0 && height > 0 && right > innerWidth + 1 && getComputedStyle(element).visibility === 'visible' && !scrollsItself(element)
      })
      .slice(0, 3)
      .map(element => `<${element.tagName.toLowerCase()} id="${element.id}" class="${element.className}">`)
  })
}

/** A finger's width, CSS px. */
const FINGER = 44

/** What a reader sees cut, on top of each other or too small to hit, in the page in front. */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(finger => {
    const nameOf = (element: Element) => `<${element.tagName.toLowerCase()} id="${element.id}" class="${element.className}">`
    const shown = (element: Element) => {
      const { width, height } = element.getBoundingClientRect()
      return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true }) && !element.closest('.visually-hidden, .screen__skip')
    }
    const all = [...document.body.querySelectorAll<HTMLElement>('*')].filter(shown)
    const ownTexts = (element: Element) => [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE && node.textContent!.trim())

    const cut = all
      .filter(element => element.innerText?.trim() && element.clientWidth > 0)
      .filter(element => {
        const { overflowX, overflowY, fontSize } = getComputedStyle(element)
        // a full-width bracket at the end of a line is drawn in its first half
        const room = /hidden|clip/.test(overflowX) ? 1 : parseFloat(fontSize) / 2 + 1
        const sticksOut = element.scrollWidth > element.clientWidth + room
        if (/auto|scroll/.test(overflowX)) return false
        if (/hidden|clip/.test(overflowX) ? sticksOut : sticksOut && ownTexts(element).length > 0) return true
        return /hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 2
      })
      .filter(element => !element.matches('select, .photo-window, .taro_page, .taro_router'))
      .map(element => `cut: ${nameOf(element)} "${element.innerText.slice(0, 40)}"`)

    const bars = all.filter(element => /sticky|fixed/.test(getComputedStyle(element).position))
    const inBar = (element: Element) => bars.some(bar => bar.contains(element))
    const words = all
      .filter(element => !inBar(element))
      .flatMap(element => ownTexts(element).flatMap(node => {
        const range = document.createRange()
        range.selectNodeContents(node)
        return [...range.getClientRects()].map(rect => ({ element, rect }))
      }))
    const overlaps = words.flatMap(({ element, rect }, i) =>
      words.slice(i + 1).filter(other => {
        if (element === other.element || element.contains(other.element) || other.element.contains(element)) return false
        const wide = Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left)
        const high = Math.min(rect.bottom, other.rect.bottom) - Math.max(rect.top, other.rect.top)
        return wide > 4 && high > Math.min(rect.height, other.rect.height) / 2
      }).map(other => `on top of each other: "${element.innerText.slice(0, 30)}" and "${other.element.innerText.slice(0, 30)}"`),
    )

    const tall = bars.reduce((sum, bar) => sum + bar.getBoundingClientRect().height, 0)
    const crowded = tall > innerHeight / 2 ? [`the bars leave less than half of the page: ${Math.round(tall)} of ${innerHeight} px`] : []

    const targets = all.filter(element => element.matches('button, a[href], select, textarea, input:not([type=radio], [type=checkbox]), label:has(input)'))
    const small = targets
      .map(element => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.height < finger - 0.5 || box.width < finger - 0.5)
      .map(({ element, box }) => `small target: ${nameOf(element)} ${Math.round(box.width)} × ${Math.round(box.height)}`)
    return [...cut.slice(0, 5), ...new Set(overlaps.slice(0, 5)), ...crowded, ...small.slice(0, 5)]
  }, FINGER)
}
