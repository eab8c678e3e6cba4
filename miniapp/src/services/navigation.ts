import Taro, { useRouter } from '@tarojs/taro'
import { addressOf, PATHS, type RouteName, type RouteParams } from '@/routes'
import type { Platform } from './platform/types'

/** A mini-program keeps ten pages open and refuses the eleventh. */
const STACK_LIMIT = 10

/** `$taroParams` is Taro's own; on H5 a page has no `options`. */
type Page = { route?: string; $taroParams?: Record<string, string | undefined>; options?: Record<string, string | undefined> }

/**
 * Opens a page. Where the reader comes from it, they go back to it instead, so that Change and Continue do not pile pages
 * up; and when ten are open the present one gives way.
 */
export function goTo<Name extends RouteName>(name: Name, params: RouteParams<Name>, how: 'push' | 'replace' = 'push'): void {
  const url = addressOf(name, params)
  const stack = Taro.getCurrentPages() as Page[]
  const beneath = stack[stack.length - 2]
  if (beneath && isPage(beneath, name, params)) void Taro.navigateBack()
  else if (how === 'replace' || stack.length >= STACK_LIMIT) void Taro.redirectTo({ url })
  else void Taro.navigateTo({ url })
}

/** Opens a page by the address `addressOf` made, in place of this one. */
export function continueAt(address: string): void {
  void Taro.redirectTo({ url: address })
}

/** Closes everything and opens a page alone. */
export function startAt<Name extends RouteName>(name: Name, params: RouteParams<Name>): void {
  void Taro.reLaunch({ url: addressOf(name, params) })
}

/** One page back; to the start page when this one was opened from outside. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else startAt('home', {})
}

/** The back key of the place the app runs in: one page back, and from the start page out of the app. @returns takes the listener away */
export function obeyBackKey({ onBack, close }: Pick<Platform, 'onBack' | 'close'>): () => void {
  const isHome = ({ route = '' }: Page = {}) => route.replace(/^\//, '').replace(/\?.*$/, '') === PATHS.home
  const press = () => {
    const stack = Taro.getCurrentPages() as Page[]
    if (close && stack.length <= 1 && isHome(stack[0])) close()
    else goBack()
  }
  return onBack?.(press) ?? (() => undefined)
}

/** What is in this page's address. */
export function useParams<Name extends RouteName>(_name: Name): RouteParams<Name> {
  const { params } = useRouter()
  const decoded = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, value === undefined ? value : decodeURIComponent(value)]))
  return decoded as RouteParams<Name>
}

/** The address of this page, to come back to after signing in. */
export function useAddress(): string {
  const { path, params } = useRouter()
  const query = Object.entries(params)
    .filter(([key, value]) => value !== undefined && key !== 'stamp' && !key.startsWith('$'))
    .map(([key, value]) => `${key}=${encodeURIComponent(decodeURIComponent(value as string))}`)
    .join('&')
  return `/${path.replace(/^\//, '').replace(/\?.*$/, '')}${query ? `?${query}` : ''}`
}

function isPage<Name extends RouteName>(page: Page, name: Name, params: RouteParams<Name>): boolean {
  // on H5 Taro's route carries the slash and its own marks
  const route = (page.route ?? '').replace(/^\//, '').replace(/\?.*$/, '')
  const wanted = params as Record<string, string | undefined>
  const present = page.$taroParams ?? page.options ?? {}
  return route === PATHS[name] && Object.keys(wanted).every(key => present[key] === wanted[key])
}
