import Router from 'koa-router'
import type * as z from 'zod'
import { NOT_FOUND, PATHS, wireBirth } from '../../bff/src/upstream/phase3/wire'
import { createFaults, type Context, type Work } from '../faults'
import { serve, type RunningMock } from '../listen'
import { checkSignature } from './check-signature'
import { mountChangesDesk } from './changes'
import { mountIdentityDesk, type IdentityEntry } from './identity'
import { forgetfulJournal, openJournal } from './journal'
import { createRegistry } from './registry'
import { bedsideQuery, birthKey, birthQuery, certificateQuery, correction, institutionName, issueRequest, motherQuery, pickup } from './requests'
import type { Entry } from './state'

export type Phase3MockOptions = {
  /** 0 takes a free one. */
  port: number
  /** YYYY-MM-DD; the births are counted back from it. */
  today: string
  /** Where the journal is; without it nothing survives the mock. */
  dataDirectory?: string
  clock?: () => Date
}

type Operation = keyof typeof PATHS
const OPERATIONS: readonly string[] = [...Object.keys(PATHS), 'identity']

/** Plays phase 3 (妇幼三期) behind the health service bus: signed requests, state, faults on a switch. */
export async function startPhase3Mock({ port, today, dataDirectory, clock = () => new Date() }: Phase3MockOptions): Promise<RunningMock> {
  const journal = dataDirectory ? openJournal<Entry>(dataDirectory, 'phase3.jsonl') : forgetfulJournal<Entry>()
  const identityJournal = dataDirectory ? openJournal<IdentityEntry>(dataDirectory, 'phase3-identity.jsonl') : forgetfulJournal<IdentityEntry>()
  const registry = createRegistry(today, journal, clock)
  const faults = createFaults(OPERATIONS)
  /** Issue messages taken in and not decided. */
  const undecided = new Set<string>()

  const router = new Router()
  const signed = checkSignature(clock)
  const answer = (operation: Exclude<Operation, 'ping'>, work: Work) => router.post(PATHS[operation], signed, faults.around(operation, work))

  router.get(PATHS.ping, faults.around('ping', ctx => succeed(ctx, null)))
  answer('institutions', ctx => succeed(ctx, registry.institutions()))
  answer('births', reading(birthQuery, (ctx, query) => succeed(ctx, registry.findBirths(query))))
  answer('birthsOfMother', reading(motherQuery, (ctx, query) => succeed(ctx, registry.findBirthsOfMother(query))))
  answer('bedside', reading(bedsideQuery, (ctx, { TM }) => succeed(ctx, registry.findByBedsideCode(TM))))
  answer('birth', reading(birthKey, (ctx, { FMJLID }) => find(ctx, registry.getBirth(FMJLID), '分娩信息不存在')))
  answer('certificate', reading(certificateQuery, (ctx, query) => find(ctx, registry.findCertificate(query), '出生医学证明不存在')))
  answer('issue', reading(issueRequest, (ctx, request) => {
    const isNew = !undecided.delete(request.XXID) && !registry.earlierAnswerToIssue(request.XXID)
    if (isNew && faults.strikes('pending', 'issue')) {
      undecided.add(request.XXID)
      return succeed(ctx, { CLZT: '0' })
    }
    const result = registry.issue(request)
    // a mistake only our side can notice: the number of the certificate before, as if it were a new one
    const repeats = result.CLZT === '1' && request.YZ_BH !== null && faults.strikes('oldNumber', 'issue')
    succeed(ctx, repeats ? { ...result, CSYXZMBH: request.YZ_BH } : result)
  }))
  answer('pickup', reading(pickup, (ctx, report) => succeed(ctx, registry.reportPickup(report))))
  answer('correction', reading(correction, (ctx, request) => succeed(ctx, registry.correctBirth(request))))

  mountChangesDesk(router, clock)
  const identity = mountIdentityDesk(router, { journal: identityJournal, clock, signed, faults })

  router.get('/control/pickups', ctx => void (ctx.body = registry.pickups()))
  router.get('/control/certificates', ctx => void (ctx.body = registry.certificates()))
  router.get('/control/corrections', ctx => void (ctx.body = registry.corrections()))
  router.post('/control/institutions/:code/name', ctx => {
    const parsed = institutionName.safeParse(ctx.request.body)
    ctx.status = !parsed.success ? 400 : registry.rename(ctx.params.code!, parsed.data.name) ? 204 : 404
  })
  router.post('/control/births', ctx => {
    const parsed = wireBirth.safeParse(ctx.request.body)
    ctx.status = parsed.success ? 201 : 400
    if (parsed.success) registry.write(parsed.data)
  })
  router.post('/control/reset', ctx => {
    registry.reset()
    identity.reset()
    faults.clear()
    undecided.clear()
    ctx.status = 204
  })
  faults.mount(router)

  return serve(router, port, [journal, identityJournal])
}

function succeed(ctx: Context, data: unknown): void {
  ctx.body = { code: '0', msg: '成功', data }
}

/** What was found; nothing is an answer of its own. */
function find(ctx: Context, found: unknown, otherwise: string): void {
  if (found === null) fail(ctx, NOT_FOUND, otherwise)
  else succeed(ctx, found)
}

function fail(ctx: Context, code: string, msg: string): void {
  ctx.body = { code, msg, data: null }
}

/** Work with the body in the shape of the schema; anything else is refused in the envelope. */
function reading<T>(schema: z.ZodType<T>, work: (ctx: Context, body: T) => void): Work {
  return ctx => {
    const parsed = schema.safeParse(ctx.request.body)
    if (parsed.success) return work(ctx, parsed.data)
    fail(ctx, 'E400', parsed.error.issues.map(issue => issue.path.join('.')).join(', '))
  }
}
