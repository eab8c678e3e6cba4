import { addressLine, documentOf, fullName, isChineseAddress, type Application } from '@mcb/shared/domain'
import type { BirthService } from '../birth/service'
import type { Courier, CourierOrder, LabelAnswer } from './ports'

export type LabelDesk = { ask(application: Application): Promise<LabelAnswer> }

/** Asks the courier for the label of an application's parcel: from the house that issued it to whoever receives it. */
export function createLabelDesk({ courier, births }: { courier: Pick<Courier, 'order'>; births: Pick<BirthService, 'institution'> }): LabelDesk {
  async function orderOf({ answers, parcel, institutionCode }: Application): Promise<CourierOrder> {
    const { collection } = answers
    const institution = await births.institution(institutionCode ?? '')
    const document = collection && documentOf(answers, collection.recipient)
    if (collection?.method !== 'courier' || !isChineseAddress(collection.address) || !parcel || !institution || !document) throw new Error('there is no parcel to send')
    return {
      orderNumber: parcel.orderNumber,
      sender: { name: institution.name, phone: institution.phone, address: institution.address },
      receiver: { name: fullName(document), phone: collection.phone, address: addressLine(collection.address), divisions: collection.address.names },
      payment: collection.payment,
    }
  }

  return { ask: async application => courier.order(await orderOf(application)) }
}
