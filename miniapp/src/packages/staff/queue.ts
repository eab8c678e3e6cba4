import type { CaseSummary, QUEUES } from '@mcb/shared/contract'
import { APPLICATION_STATUSES, type ApplicationStatus, type StaffRole, WHO_ACTS } from '@mcb/shared/domain'

export type Queue = (typeof QUEUES)[number]

/** The statuses a case of a queue can be in: a draft never gets there, and what is over is done. */
export function statusesOf(queue: Queue): ApplicationStatus[] {
  return APPLICATION_STATUSES.filter(status => status !== 'draft' && (WHO_ACTS[status] === 'nobody') === (queue === 'done'))
}

/** In the order somebody works: the district's locked cases wait for nobody else, so they come first; the rest as it was. */
export function inWorkingOrder(cases: readonly CaseSummary[], role: StaffRole): CaseSummary[] {
  if (role !== 'districtManager') return [...cases]
  return [...cases.filter(({ locked }) => locked), ...cases.filter(({ locked }) => !locked)]
}
