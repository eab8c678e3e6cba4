import type { Share } from './platform/types'

/** Pages that say the same to everybody, with what of their address belongs to them. */
const PUBLIC: Record<string, string[]> = {
  'pages/home/index': [],
  'packages/apply/pages/begin/index': ['kind'],
  'packages/apply/pages/guidance/index': ['code'],
}

/**
 * What somebody gives away who shares the page at this address: a public page itself, of any other one the start page
 * under the name of the service. Ids and codes stay here, and so does a title that is about somebody.
 */
export function shareOf(address: string, title: string, serviceName: string): Share {
  const [path = '', query = ''] = address.replace(/^\//, '').split('?')
  const parts = PUBLIC[path]
  if (!parts) return { title: serviceName, path: '/pages/home/index' }
  const kept = query.split('&').filter(pair => parts.includes(pair.split('=')[0] ?? ''))
  return { title, path: `/${path}${kept.length ? `?${kept.join('&')}` : ''}` }
}
