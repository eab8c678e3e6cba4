import Router from 'koa-router'
import * as z from 'zod'
import { IDENTITY_INBOX_PATH, wireDocument, wireReport, type WireDocument, type WireReport, type WireReportAnswer } from '../../bff/src/upstream/phase3/identity'
import { IDENTITY_PATH } from '../../bff/src/upstream/phase3/wire'
import { createFaults, type Work } from '../faults'
import { serve, type RunningMock } from '../listen'
import { checkSignature } from './check-signature'
import { push } from './push'
import { forgetfulJournal, openJournal, type Journal } from './journal'

/** One line of the journal. */
export type IdentityEntry =
  | { type: 'report'; at: string; report: WireReport; answer: WireReportAnswer }
  /** A report that had come before. */
  | { type: 'reportAgain'; at: string; messageId: string }
  /** Something phase 3 has found out by itself, to be pushed. */
  | { type: 'news'; at: string; messageId: string; person: string; document: WireDocument }

const PERSON_DIFFERS = '21'

type Known = { id: string; documents: Map<string, WireDocument> }
const keyOf = ({ SFZJLB, SFZJHM }: WireDocument) => `${SFZJLB} ${SFZJHM}`

/** Persons and their documents, as phase 3 keeps them. */
export function createIdentityDesk(journal: Journal<IdentityEntry>, clock: () => Date) {
  const persons = new Map<string, Known>()
  /** Our ids of persons → phase 3's. */
  const ours = new Map<string, string>()
  const answers = new Map<string, WireReportAnswer>()
  const received: { messageId: string; at: string }[] = []
  let messages = 0
  for (const entry of journal.entries) apply(entry)

  function record(entry: IdentityEntry): void {
    journal.append(entry)
    apply(entry)
  }

  function apply(entry: IdentityEntry): void {
    if (entry.type === 'news') {
      messages++
      return learn(entry.person, entry.document)
    }
    received.push({ messageId: entry.type === 'report' ? entry.report.XXID : entry.messageId, at: entry.at })
    if (entry.type === 'reportAgain') return
    const { report, answer } = entry
    answers.set(report.XXID, answer)
    if (answer.CLZT !== '1') return
    ours.set(report.RYBH, answer.GRZSY)
    learn(answer.GRZSY, report.ZJ)
  }

  /** The newest word about a document counts. */
  function learn(id: string, document: WireDocument): void {
    const person = persons.get(id) ?? { id, documents: new Map<string, WireDocument>() }
    persons.set(id, person)
    const before = person.documents.get(keyOf(document))
    if (!before || before.GXSJ < document.GXSJ) person.documents.set(keyOf(document), document)
  }

  const holderOf = (document: WireDocument) => [...persons.values()].find(({ documents }) => documents.has(keyOf(document)))

  function decide({ GRZSY, RYBH, ZJ }: WireReport): WireReportAnswer {
    const holder = holderOf(ZJ)
    const known = holder?.documents.get(keyOf(ZJ))
    if (known && (contradicts(known.XM, ZJ.XM) || contradicts(known.CSRQ, ZJ.CSRQ))) return { CLZT: '2', YYDM: PERSON_DIFFERS }
    return { CLZT: '1', GRZSY: GRZSY ?? ours.get(RYBH) ?? holder?.id ?? `GR${String(persons.size + 1).padStart(6, '0')}` }
  }

  return {
    report(report: WireReport): WireReportAnswer {
      const at = clock().toISOString()
      const earlier = answers.get(report.XXID)
      if (earlier) {
        record({ type: 'reportAgain', at, messageId: report.XXID })
        return earlier
      }
      const answer = decide(report)
      record({ type: 'report', at, report, answer })
      return answer
    },
    /** Takes in what phase 3 finds out by itself. @returns the message to push */
    news(person: string, document: WireDocument): { XXID: string; GRZSY: string; ZJ: WireDocument[] } {
      const messageId = `P3-${messages + 1}`
      record({ type: 'news', at: clock().toISOString(), messageId, person, document })
      return { XXID: messageId, GRZSY: person, ZJ: [document] }
    },
    /** Forgets everything. */
    reset(): void {
      journal.empty()
      for (const known of [persons, ours, answers]) known.clear()
      received.length = 0
      messages = 0
    },
    state: () => ({ received, persons: [...persons.values()].map(({ id, documents }) => ({ id, documents: [...documents.values()] })) }),
  }
}

const contradicts = (known: string | null, said: string | null) => known !== null && said !== null && known !== said

const pushOrder = z.strictObject({
  /** Address of the BFF. */
  target: z.url(),
  person: z.string().min(1),
  documents: z.array(wireDocument).min(1),
  faults: z.strictObject({ duplicate: z.boolean().default(false), outOfOrder: z.boolean().default(false) }).prefault({}),
})

/** The routes of the desk: what the bus offers, and `GET /control/identity`, `POST /control/identity/push`. */
export function mountIdentityDesk(router: Router, { journal, clock, signed, faults }: {
  journal: Journal<IdentityEntry>
  clock: () => Date
  signed: Router.IMiddleware
  faults: Pick<ReturnType<typeof createFaults>, 'around'>
}): ReturnType<typeof createIdentityDesk> {
  const desk = createIdentityDesk(journal, clock)
  const work: Work = ctx => {
    const parsed = wireReport.safeParse(ctx.request.body)
    ctx.body = parsed.success
      ? { code: '0', msg: '成功', data: desk.report(parsed.data) }
      : { code: 'E400', msg: parsed.error.issues.map(issue => issue.path.join('.')).join(', '), data: null }
  }
  router.post(IDENTITY_PATH, signed, faults.around('identity', work))

  router.get('/control/identity', ctx => void (ctx.body = desk.state()))
  router.post('/control/identity/push', async ctx => {
    const order = pushOrder.safeParse(ctx.request.body)
    if (!order.success) {
      ctx.status = 400
      ctx.body = z.prettifyError(order.error)
      return
    }
    const { target, person, documents, faults: { duplicate, outOfOrder } } = order.data
    const messages = documents.map(document => desk.news(person, document))
    const sent = (outOfOrder ? [...messages].reverse() : messages).flatMap(message => (duplicate ? [message, message] : [message]))
    const answers = []
    for (const message of sent) answers.push({ messageId: message.XXID, status: await push(target, IDENTITY_INBOX_PATH, message, clock()) })
    ctx.body = answers
  })
  return desk
}

/** The desk as a server of its own. Port 0 takes a free one. */
export async function startIdentityMock({ port, dataDirectory, clock = () => new Date() }: { port: number; dataDirectory?: string; clock?: () => Date }): Promise<RunningMock> {
  const journal = dataDirectory ? openJournal<IdentityEntry>(dataDirectory, 'phase3-identity.jsonl') : forgetfulJournal<IdentityEntry>()
  const faults = createFaults(['identity'])
  const router = new Router()
  mountIdentityDesk(router, { journal, clock, signed: checkSignature(clock), faults })
  faults.mount(router)
  return serve(router, port, [journal])
}
