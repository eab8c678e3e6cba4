import {
  approveApplication, askForLabel, askToUnlock, correctBirth, cosignOnSiteCheck, decideUnlock, getCase, handOverCertificate, handToCourier, issueCertificate, listCases,
  recordOnSiteCheck, rejectApplication, returnApplication, scanVisitCode, takeBack, undoHandOver,
} from '@mcb/shared/contract'
import type Router from 'koa-router'
import { mount } from '../../http/mount'
import type { ReviewService } from './service'

/** A write to a case as the service takes it. */
const at = <Call extends { body: { version: number } }>(call: Call) => ({ ...call, version: call.body.version, request: call.body })

export function mountReviewRoutes(router: Router, review: ReviewService): void {
  mount(router, listCases, ({ query, account }) => review.list(query.queue, query.status, query.after, account))
  mount(router, scanVisitCode, ({ body, account }) => review.scan(body.code, account))
  mount(router, getCase, ({ params, account }) => review.get(params.id, account))
  mount(router, recordOnSiteCheck, call => review.recordOnSiteCheck(call.params.id, call.body.persons, at(call)))
  mount(router, cosignOnSiteCheck, call => review.cosignOnSiteCheck(call.params.id, at(call)))
  mount(router, askToUnlock, call => review.askToUnlock(call.params.id, call.body.note, at(call)))
  mount(router, decideUnlock, call => review.decideUnlock(call.params.id, call.body.unlock, call.body.note, at(call)))
  mount(router, correctBirth, call => review.correctBirth(call.params.id, call.body.newborn, call.body.changes, at(call)))
  mount(router, askForLabel, call => review.askForLabel(call.params.id, at(call)))
  mount(router, takeBack, call => review.takeBack(call.params.id, at(call)))
  mount(router, handToCourier, call => review.handToCourier(call.params.id, call.body.trackingNumber, at(call)))
  mount(router, approveApplication, call => review.approve(call.params.id, at(call)))
  mount(router, returnApplication, call => review.returnForCorrection(call.params.id, call.body.problems, at(call)))
  mount(router, rejectApplication, call => review.reject(call.params.id, call.body.note, at(call)))
  mount(router, issueCertificate, call => review.issue(call.params.id, at(call)))
  mount(router, handOverCertificate, call => review.handOver(call.params.id, call.body.collector, call.body.seen, at(call)))
  mount(router, undoHandOver, call => review.undoHandOver(call.params.id, call.body.reason, at(call)))
}
