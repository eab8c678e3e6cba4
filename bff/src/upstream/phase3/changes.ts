import type { RegistryCertificateState, RegistryNews } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import type Router from 'koa-router'
import * as z from 'zod'
import { toInstant } from './codes'
import { mountInbox, WINDOW_SECONDS, type InboxDeps } from './inbox'

// What phase 3 tells of certificates and newborns of its own accord. No interface of this kind has been published: names after the
// national exchange record, everything else [assumed] until phase 3 confirms it.

/** Where phase 3 calls us. */
export const CHANGES_INBOX_PATH = '/upstream/phase3/changes'

const common = {
  XXID: z.string().min(1).max(64),
  /** 变更时间, Beijing, YYYYMMDDHHMMSSmmm */
  BGSJ: z.string().regex(/^\d{17}$/),
}
const number = z.string().min(1).max(20)

/** 变更推送; `BGDX` is what has changed: 1 出生医学证明, 2 新生儿 */
export const wireChange = z.discriminatedUnion('BGDX', [
  /** `ZMZT` 证明状态: 1 有效 2 已领取 3 作废 4 已换发 5 已补发; `XZMBH` 新证明编号 */
  z.object({ BGDX: z.literal('1'), ...common, CSYXZMBH: number, ZMZT: z.enum(['1', '2', '3', '4', '5']), XZMBH: number.nullable() }),
  /** `SWBZ` 死亡标志: 0 否 1 是 */
  z.object({ BGDX: z.literal('2'), ...common, FMJLID: z.string().min(1).max(64), SWBZ: z.enum(['0', '1']) }),
])
export type WireChange = z.infer<typeof wireChange>

const STATES: Record<Extract<WireChange, { BGDX: '1' }>['ZMZT'], RegistryCertificateState> = { 1: 'inForce', 2: 'collected', 3: 'void', 4: 'replaced', 5: 'reissued' }

/** Takes phase 3's news of certificates and newborns; signed as every call between us. */
export function mountChangesInbox(router: Router, deps: InboxDeps<RegistryNews>): void {
  mountInbox(router, { path: CHANGES_INBOX_PATH, operationId: 'phase3ChangesInbox', read: readChange }, deps)
}

/** The news in our words; null when it is none. What says it is of tomorrow would win against everything until then. */
function readChange(body: unknown, now: Date): RegistryNews | null {
  const parsed = wireChange.safeParse(body)
  if (!parsed.success) return null
  try {
    const news = toRegistryNews(parsed.data)
    return Date.parse(news.at) > now.getTime() + WINDOW_SECONDS * 1000 ? null : news
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/** @throws upstream.unexpected for a moment that does not exist */
export function toRegistryNews(wire: WireChange): RegistryNews {
  const base = { messageId: wire.XXID, at: toInstant(wire.BGSJ) }
  return wire.BGDX === '1'
    ? { ...base, about: { kind: 'certificate', number: wire.CSYXZMBH, state: STATES[wire.ZMZT], successor: wire.XZMBH } }
    : { ...base, about: { kind: 'newborn', birthRecordId: wire.FMJLID, died: wire.SWBZ === '1' } }
}
