import {
  approveApplication, askForLabel, askToUnlock, correctBirth, cosignOnSiteCheck, decideUnlock, getCase, handOverCertificate, handToCourier, issueCertificate, listCases,
  recordOnSiteCheck, rejectApplication, returnApplication, scanVisitCode, takeBack, undoHandOver,
} from '@mcb/shared/contract'
import type Router from 'koa-router'
import { mount } from '../../http/mount'
import type { ReviewService } from './service'

export function mountReviewRoutes(router: Router, review: ReviewService): void {
  mount(router, listCases, ({ query, account }) => review.list(query.queue, query.status, query.after, account))
  mount(router, scanVisitCode, ({ body, account }) => review.scan(body.code, account))
  mount(router, getCase, ({ params, account }) => review.get(params.id, account))
  mount(router, recordOnSiteCheck, call =>
    review.recordOnSiteCheck(call.params.id, call.body.persons, { ...call, version: call.body.version, request: call.body }),
  )
  mount(router, cosignOnSiteCheck, call => review.cosignOnSiteCheck(call.params.id, { ...call, version: call.body.version, request: call.body }))
  mount(router, askToUnlock, call => review.askToUnlock(call.params.id, call.body.note, { ...call, version: call.body.version, request: call.body }))
  mount(router, decideUnlock, call =>
    review.decideUnlock(call.params.id, call.body.unlock, call.body.note, { ...call, version: call.body.version, request: call.body }),
  )
  mount(router, correctBirth, call =>
    review.correctBirth(call.params.id, call.body.newborn, call.body.changes, { ...call, version: call.body.version, request: call.body }),
  )
  mount(router, askForLabel, call => review.askForLabel(call.params.id, { ...call, version: call.body.version, request: call.body }))
  mount(router, takeBack, call => review.takeBack(call.params.id, { ...call, version: call.body.version, request: call.body }))
  mount(router, handToCourier, call =>
    review.handToCourier(call.params.id, call.body.trackingNumber, { ...call, version: call.body.version, request: call.body }),
  )
  mount(router, approveApplication, call => review.approve(call.params.id, { ...call, version: call.body.version, request: call.body }))
  mount(router, returnApplication, call =>
    review.returnForCorrection(call.params.id, call.body.problems, { ...call, version: call.body.version, request: call.body }),
  )
  mount(router, rejectApplication, call => review.reject(call.params.id, call.body.note, { ...call, version: call.body.version, request: call.body }))
  mount(router, issueCertificate, call => review.issue(call.params.id, { ...call, version: call.body.version, request: call.body }))
  mount(router, handOverCertificate, call =>
    review.handOver(call.params.id, call.body.collector, call.body.seen, { ...call, version: call.body.version, request: call.body }),
  )
  mount(router, undoHandOver, call => review.undoHandOver(call.params.id, call.body.reason, { ...call, version: call.body.version, request: call.body }))
}
