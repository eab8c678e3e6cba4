import { type SessionView, signInStaff } from '@mcb/shared/contract'
import { createTestClient } from '../../../bff/test/support/api-client'
import { aFamilyJourney, type Wishes } from '../../../bff/test/support/family-journey'
import { until } from '../../../bff/test/support/until'
import { DEMO_PASSWORD, DEMO_STAFF } from '../../../scripts/lib/demo-staff'
import type { House } from './house'

/** Takes a demo family to its certificate without a browser, by the clerks whose names begin so. @returns the application, and the number */
export async function anIssuedFamily(house: Pick<House, 'stack'>, familyId: string, clerkName: string, wishes: Wishes = {}): Promise<{ id: string; certificateNumber: string }> {
  const { web, upstreams } = house.stack
  const call = createTestClient(web)
  const clerks = DEMO_STAFF.map(({ username }) => username).filter(username => username.startsWith(clerkName))
  const clerk = (): Promise<SessionView> => call(signInStaff, { body: { username: clerks.reverse()[0]!, password: DEMO_PASSWORD } })
  const journey = await aFamilyJourney({ call, jingtong: { url: upstreams.jingtong }, clerk }, familyId, { wishes, signIn: 'jingtong' })
  await journey.file()
  const present = await journey.clerk()
  if ((await journey.get()).personsToCheck.length) await journey.checkOnSite(present)
  await journey.approve(present)
  await journey.issue(present)
  const { certificates } = await until(journey.get, ({ status }) => status === 'readyForPickup' || status === 'readyForCourier', 30_000)
  return { id: journey.id, certificateNumber: certificates[0]!.number }
}

/** The name of a child that is registered in no Chinese household. */
export const abroad = (surname: string, givenNames: string): Wishes => ({
  childHousehold: { plan: 'notInChina' }, newbornName: { names: [{ script: 'latin', surname, givenNames, order: 'givenNamesFirst' }] },
})
