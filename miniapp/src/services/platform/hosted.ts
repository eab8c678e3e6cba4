import type { PaySheetView } from '@mcb/shared/contract'
import type { Platform, Share, SignInReturn } from './types'

/** What a container may do for the pages in it. */
export type Ability = 'setTitle' | 'close' | 'scan' | 'pay' | 'identify'
export type ContainerEvents = {
  /** Its back key was pressed. */
  back: () => void
  /** Somebody wants to share the page in front. */
  share: () => (Share & { link: string }) | null
}

/** A container around the pages, in words of our own; an adapter beside this file speaks those of each one. */
export type Container = {
  offers(ability: Ability): boolean
  tells(event: keyof ContainerEvents): boolean
  /** What it answered; null when the person gave up. @throws when it failed */
  ask(ability: Ability, params?: object): Promise<Record<string, unknown> | null>
  /** The answer takes the listener away. */
  on<Event extends keyof ContainerEvents>(event: Event, listener: ContainerEvents[Event]): () => void
}

/** A browser inside a container: what the container offers is done by it, all the rest by the browser. */
export function hosted(browser: Platform, container: Container): Platform {
  let offered: Share | null = null
  const linkOf = (share: Share) => browser.linkTo?.(share.path) ?? ''
  if (container.tells('share')) container.on('share', () => offered && { ...offered, link: linkOf(offered) })

  return {
    ...browser,
    titleBar: container.offers('setTitle') ? 'host' : browser.titleBar,
    setPageTitle: title => {
      browser.setPageTitle(title)
      if (container.offers('setTitle')) container.ask('setTitle', { title }).catch(() => undefined)
    },
    scanCode: container.offers('scan') ? () => scan(container) : browser.scanCode,
    payment: container.offers('pay') ? { kind: 'phone', request: sheet => pay(container, sheet) } : browser.payment,
    signIn: browser.signIn.kind === 'jingtong' && container.offers('identify') ? { ...browser.signIn, here: url => identify(container, url) } : browser.signIn,
    offerShare: container.tells('share') ? share => void (offered = share) : browser.offerShare,
    onBack: container.tells('back') ? listener => container.on('back', listener) : browser.onBack,
    close: container.offers('close') ? () => void container.ask('close').catch(() => undefined) : browser.close,
  }
}

// A container that says "success" and nothing else has not done it: each answer must have in it what was asked for.

async function scan(container: Container): Promise<string | null> {
  const answer = await container.ask('scan')
  return answer && textOf(answer, 'text')
}

async function pay(container: Container, sheet: PaySheetView): Promise<'paid' | 'cancelled'> {
  const answer = await container.ask('pay', sheet)
  if (!answer) return 'cancelled'
  if (answer.outcome !== 'paid') throw new Error('the container does not say whether it was paid')
  return 'paid'
}

async function identify(container: Container, authorizeUrl: string): Promise<SignInReturn | null> {
  const answer = await container.ask('identify', { authorizeUrl })
  return answer && { code: textOf(answer, 'code'), state: textOf(answer, 'state') }
}

function textOf(answer: Record<string, unknown>, name: string): string {
  const value = answer[name]
  if (typeof value !== 'string' || value === '') throw new Error(`the container answered without ${name}`)
  return value
}
