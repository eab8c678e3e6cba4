import type { DocumentFacts, DocumentMessage, DocumentSource } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import type Router from 'koa-router'
import * as z from 'zod'
import { toNumericState } from '../../states'
import type { IdentityAnswer, IdentityNews, IdentityRegister, IdentityReport } from '../../modules/identity/ports'
import { createBus, type BusConfig } from './bus'
import { beijingDigits, compact, DOCUMENT_CODES, DOCUMENT_KINDS, toIcaoState, toInstant, toPlainDate } from './codes'
import { mountInbox, WINDOW_SECONDS, type InboxDeps } from './inbox'
import { envelope, IDENTITY_PATH } from './wire'
import type { CallGuard } from '../sent'

// Persons and their documents between phase 3 and us, both ways. No interface of this kind has been published: names after
// the national exchange record, codes of its value sets, and everything else [assumed] until phase 3 confirms it.

/** Where phase 3 calls us. */
export const IDENTITY_INBOX_PATH = '/upstream/phase3/identity'

const text = (max: number) => z.string().max(max)
const day = z.string().regex(/^\d{8}$/)
const messageId = z.string().min(1).max(64)
/** 个人主索引 */
const personId = z.string().min(1).max(64)

/** 证件信息; what is null nobody has said */
export const wireDocument = z.object({
  SFZJLB: z.string(),
  SFZJHM: z.string().min(1).max(40),
  /** 其他证件名称 */
  QTZJMC: text(40).nullable(),
  /** 中文姓名, 外文姓, 外文名 */
  XM: text(50).nullable(),
  WWX: text(50).nullable(),
  WWM: text(50).nullable(),
  GJ: z.string().regex(/^\d{3}$/).nullable(),
  MZ: z.string().regex(/^\d{2}$/).nullable(),
  XB: z.enum(['1', '2']).nullable(),
  CSRQ: day.nullable(),
  /** 有效期至, or 长期 for one that does not expire */
  ZJYXQ: z.union([day, z.literal('长期')]).nullable(),
  /** 更新时间: when this was true where it was recorded; Beijing, YYYYMMDDHHMMSSmmm */
  GXSJ: z.string().regex(/^\d{17}$/),
  /** 数据来源: 1 本人申报 2 统一身份认证 3 妇幼三期 */
  SJLY: z.enum(['1', '2', '3']),
})
export type WireDocument = z.infer<typeof wireDocument>

/** 居民证件推送, in both directions; `GRZSY` is null while only we know the person. */
export const wireReport = z.object({ XXID: messageId, RYBH: z.string(), GRZSY: personId.nullable(), ZJ: wireDocument })
export type WireReport = z.infer<typeof wireReport>
export const wireReportAnswer = z.discriminatedUnion('CLZT', [z.object({ CLZT: z.literal('1'), GRZSY: personId }), z.object({ CLZT: z.literal('2'), YYDM: z.string() })])
export type WireReportAnswer = z.infer<typeof wireReportAnswer>
const wireNews = z.object({ XXID: messageId, GRZSY: personId, ZJ: z.array(wireDocument).min(1).max(20) })

const reportAnswers = envelope(wireReportAnswer)

/** Tells phase 3. */
export function createIdentityClient(config: BusConfig, clock: () => Date, guard?: CallGuard): IdentityRegister & { close(): Promise<void> } {
  const bus = createBus(config, clock, guard)
  return {
    async report(report) {
      return toAnswer(await bus.demand(IDENTITY_PATH, toWireReport(report), reportAnswers))
    },
    close: () => bus.close(),
  }
}

/** Takes phase 3's news of persons; signed as every call between us. */
export function mountIdentityInbox(router: Router, deps: InboxDeps<IdentityNews>): void {
  mountInbox(router, { path: IDENTITY_INBOX_PATH, operationId: 'phase3IdentityInbox', read: readNews }, deps)
}

/** The news in our words; null when they are none. What says it is of tomorrow would win against everything until then. */
function readNews(body: unknown, now: Date): IdentityNews | null {
  const parsed = wireNews.safeParse(body)
  if (!parsed.success) return null
  try {
    const { XXID, GRZSY, ZJ } = parsed.data
    const documents = ZJ.map(document => ({ ...toDocument(document), source: 'phase3' as const }))
    const latest = now.getTime() + WINDOW_SECONDS * 1000
    return documents.some(({ observedAt }) => Date.parse(observedAt) > latest) ? null : { messageId: XXID, registryId: GRZSY, documents }
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

function toWireReport({ messageId: XXID, personId: RYBH, registryId: GRZSY, document }: IdentityReport): WireReport {
  return { XXID, RYBH, GRZSY, ZJ: toWireDocument(document) }
}

const SOURCE_CODES: Record<DocumentSource, WireDocument['SJLY']> = { parent: '1', jingtong: '2', phase3: '3' }

/** Our words as phase 3's. */
export function toWireDocument({ kind, number, facts, observedAt, source }: DocumentMessage): WireDocument {
  return {
    SFZJLB: DOCUMENT_CODES[kind],
    SFZJHM: number,
    QTZJMC: facts.otherName ?? null,
    XM: facts.nameZh ?? null,
    WWX: facts.surname ?? null,
    WWM: facts.givenNames ?? null,
    GJ: facts.nationality ? toNumericState(facts.nationality) : null,
    MZ: facts.ethnicity || null,
    XB: facts.sex ? (facts.sex === 'male' ? '1' : '2') : null,
    CSRQ: facts.birthDate ? compact(facts.birthDate) : null,
    ZJYXQ: facts.expiryDate === undefined ? null : facts.expiryDate ? compact(facts.expiryDate) : '长期',
    GXSJ: beijingDigits(observedAt),
    SJLY: SOURCE_CODES[source],
  }
}

/** Phase 3's words as ours. @throws upstream.unexpected for what cannot be */
export function toDocument(wire: WireDocument): DocumentMessage {
  const facts: Partial<DocumentFacts> = {}
  if (wire.QTZJMC !== null) facts.otherName = wire.QTZJMC
  if (wire.XM !== null) facts.nameZh = wire.XM
  if (wire.WWX !== null) facts.surname = wire.WWX
  if (wire.WWM !== null) facts.givenNames = wire.WWM
  if (wire.GJ !== null) facts.nationality = toIcaoState(wire.GJ)
  if (wire.MZ !== null) facts.ethnicity = wire.MZ
  if (wire.XB !== null) facts.sex = wire.XB === '1' ? 'male' : 'female'
  if (wire.CSRQ !== null) facts.birthDate = toPlainDate(wire.CSRQ)
  if (wire.ZJYXQ !== null) facts.expiryDate = wire.ZJYXQ === '长期' ? null : toPlainDate(wire.ZJYXQ)
  const source = (Object.keys(SOURCE_CODES) as DocumentSource[]).find(each => SOURCE_CODES[each] === wire.SJLY) ?? 'phase3'
  return { kind: DOCUMENT_KINDS.get(wire.SFZJLB) ?? 'other', number: wire.SFZJHM, facts, observedAt: toInstant(wire.GXSJ), source }
}

/** Phase 3's reasons, in our words. */
const REFUSALS: Record<string, string> = { '21': 'person_differs' }

function toAnswer(wire: WireReportAnswer): IdentityAnswer {
  return wire.CLZT === '1' ? { outcome: 'accepted', registryId: wire.GRZSY } : { outcome: 'refused', reason: REFUSALS[wire.YYDM] ?? 'other' }
}
