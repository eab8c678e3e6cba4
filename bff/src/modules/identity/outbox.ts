import { IDENTITY_INTERFACE } from '../../outbox/interfaces'
import { createSender, type Sender, type SenderTools } from '../../outbox/sender'
import { saveChanges } from '../saving'
import type { IdentityRegister, PersonRepository } from './ports'
import { settleReport } from './service'

/** Tells phase 3 of documents that became known here. */
export function createIdentitySender(deps: { persons: PersonRepository; register: IdentityRegister } & SenderTools): Sender {
  const { persons, register, clock } = deps
  return createSender({
    ...deps,
    name: 'identity',
    interfaceOf: () => IDENTITY_INTERFACE,
    records: persons,
    send: ({ person, registryId }, { messageId, document }) => register.report({ messageId, personId: person.id, registryId, document }),
    async update(id, change) {
      await saveChanges(persons, id, record => change(record, clock()), 'store.unavailable')
    },
    settle: settleReport,
  })
}
