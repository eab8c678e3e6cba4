import { setTimeout as pause } from 'node:timers/promises'
import * as contract from '@mcb/shared/contract'
import type { ApplicationView, CaseView } from '@mcb/shared/contract'
import type { Collection } from '@mcb/shared/domain'
import { anAddress } from '@mcb/shared/testing'
import { hasCode } from '../../../miniapp/src/services/api-problem'
import { until } from '../support/until'
import { AT_THE_COUNTER, filing, ISSUING, type Family, type Step } from './family'
import type { TroubledTown } from './faults-town'

/** How a family comes to its certificate; half of them by courier, paid on line. */
export const WAYS = ['delivered', 'pickup', 'returned', 'pickup', 'delivered', 'pickup', 'switched', 'pickup'] as const
export type Way = (typeof WAYS)[number]

const PICKUP: Collection = { method: 'pickup', recipient: 'mother' }
const COURIER: Collection = { method: 'courier', recipient: 'mother', phone: '13800000000', address: anAddress(), payment: 'online' }
const WITHIN_MS = 150_000
const MS_BETWEEN_PRESSES = 400

/** The whole way of one family, whatever happens on it. @throws the name of the step that did not end */
export async function walk(town: TroubledTown, family: Family, way: Way): Promise<void> {
  const byCourier = way !== 'pickup'
  const step = (name: string, by: Step['by'], take: Step['take']): Step => ({ name, by, take })
  const paid = step('the postage is paid', 'mother', f => pay(town, f))
  const toThePickup = step('pickup is chosen after all', 'mother', f => byMother(f, ({ id, version }) =>
    f.mother.api.call(contract.changeCollection, { params: { id }, body: { version, collection: PICKUP } })))
  const steps: Step[] = [
    ...filing(byCourier ? COURIER : PICKUP),
    ...(byCourier ? [paid] : []),
    ...(way === 'switched' ? [toThePickup] : []),
    ...ISSUING,
    step('the number arrives', 'mother', f => reach(f, byCourier && way !== 'switched' ? 'readyForCourier' : 'readyForPickup')),
    ...(way === 'delivered' || way === 'returned' ? [step('the parcel leaves', 'clerk', sendParcel)] : []),
    ...(way === 'delivered' ? [step('the parcel comes', 'mother', f => deliver(town, f))] : []),
    ...(way === 'returned' ? [step('the parcel comes back', 'clerk', f => comeBack(town, f))] : []),
    ...(way === 'delivered' ? [] : [step('a time is chosen', 'mother', chooseTime), ...AT_THE_COUNTER]),
  ]
  for (const { name, take } of steps) {
    await take(family).catch((error: Error) => Promise.reject(new Error(`${family.name} (${way}): ${name}: ${error.message}`)))
  }
}

const look = (f: Family) => f.mother.api.call(contract.getApplication, { params: { id: f.application.id } })

async function reach(f: Family, wanted: ApplicationView['status']): Promise<void> {
  f.application = await until(() => look(f), ({ status }) => status === wanted, WITHIN_MS, MS_BETWEEN_PRESSES)
}

/** On what is there now; looks again when it moved meanwhile. */
async function byMother(f: Family, act: (application: ApplicationView) => Promise<ApplicationView>): Promise<void> {
  f.application = await onThePresent(() => look(f), act)
}
async function byClerk(f: Family, act: (theCase: CaseView) => Promise<CaseView>): Promise<CaseView> {
  return onThePresent(() => f.clerk.api.call(contract.getCase, { params: { id: f.application.id } }), act)
}
async function onThePresent<View, Result>(see: () => Promise<View>, act: (seen: View) => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await act(await see())
    } catch (error) {
      if (!hasCode(error, 'application.version_conflict')) throw error
    }
  }
}

/** Opens the sheet, pays it on the phone, and asks until the page says that it is paid. */
async function pay(town: TroubledTown, f: Family): Promise<void> {
  const params = { id: f.application.id }
  const deadline = Date.now() + WITHIN_MS
  let didPay = false
  for (;;) {
    f.application = await look(f)
    if (f.application.payment?.status === 'paid') return
    if (Date.now() > deadline) throw new Error(`not paid: ${JSON.stringify(f.application.payment)}`)
    if (didPay) {
      await pause(MS_BETWEEN_PRESSES * 4)
      await f.mother.api.call(contract.checkPayment, { params })
    } else {
      const { sheet } = await f.mother.api.call(contract.payPostage, { params })
      // one that was paid and not heard of is over for the phone
      if (sheet) didPay = /:ok$|已过期$/.test(await town.onPhone(sheet))
    }
  }
}

async function sendParcel(f: Family): Promise<void> {
  const params = { id: f.application.id }
  await byClerk(f, ({ version }) => f.clerk.api.call(contract.askForLabel, { params, body: { version } }))
  const { parcel } = await until(() => f.clerk.api.call(contract.getCase, { params }), theCase => Boolean(theCase.parcel?.trackingNumber), WITHIN_MS, MS_BETWEEN_PRESSES)
  const trackingNumber = parcel!.trackingNumber!
  await byClerk(f, ({ version }) => f.clerk.api.call(contract.handToCourier, { params, body: { version, trackingNumber } }))
}

async function deliver(town: TroubledTown, f: Family): Promise<void> {
  await happens(town, f, ['10', '20', '30', '40'])
  await byMother(f, ({ id, version }) => f.mother.api.call(contract.confirmReceipt, { params: { id }, body: { version } }))
}

async function comeBack(town: TroubledTown, f: Family): Promise<void> {
  await happens(town, f, ['10', '50', '60', '70'])
  await reach(f, 'returnedToSender')
  await byClerk(f, ({ id, version }) => f.clerk.api.call(contract.takeBack, { params: { id }, body: { version } }))
  await reach(f, 'readyForPickup')
}

type SentParcel = { waybillNo: string; events: { opCode: string }[] }

/** The courier writes down what happens and tells us of all of it, again and again until we have taken it in. */
async function happens(town: TroubledTown, f: Family, codes: readonly string[]): Promise<void> {
  const { trackingNumber: waybillNo } = await look(f)
  const known = async () => (await town.control<SentParcel[]>('courier', 'control/parcels')).find(parcel => parcel.waybillNo === waybillNo)!.events.map(({ opCode }) => opCode)
  for (const code of codes) {
    // the hand behind the scenes may have been cut off too
    await until(async () => (await known()).includes(code) || (await town.control('courier', 'control/events', { waybillNo, codes: [code], push: 'hold' }), false), Boolean)
    await until(() => town.control<(number | null)[]>('courier', 'control/events/again', { waybillNo }), statuses => statuses.every(status => status === 200), WITHIN_MS, MS_BETWEEN_PRESSES)
  }
}

async function chooseTime(f: Family): Promise<void> {
  const params = { id: f.application.id }
  for (;;) {
    const { days } = await f.mother.api.call(contract.getPickup, { params })
    const free = days.flatMap(({ slots }) => slots).filter(slot => slot.free > 0)
    try {
      await f.mother.api.call(contract.choosePickupTime, { params, body: { start: free[0]!.start } })
      return
    } catch (error) {
      if (!hasCode(error, 'pickup.slot_full')) throw error
    }
  }
}
