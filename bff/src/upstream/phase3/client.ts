import * as z from 'zod'
import type { CertificateAuthority } from '../../modules/application/ports'
import type { BirthRegister } from '../../modules/birth/ports'
import type { CallGuard } from '../sent'
import { type BusConfig, createBus } from './bus'
import {
  toAcknowledgement, toBirthRecord, toInstitution, toIssueAnswer, toRegisteredCertificate, toWireBirthCorrection, toWireBirthQuery, toWireCertificateQuery,
  toWireIssueRequest, toWireMotherQuery, toWirePickup,
} from './translate'
import { envelope, PATHS, wireAcknowledgement, wireBirth, wireCertificate, wireInstitution, wireIssueResult } from './wire'

const institutions = envelope(z.array(wireInstitution))
const birth = envelope(wireBirth)
const births = envelope(z.array(wireBirth))
const certificate = envelope(wireCertificate)
const issueResult = envelope(wireIssueResult)
const acknowledgement = envelope(wireAcknowledgement)

/** Phase 3 (妇幼三期) through the health service bus. */
export function createPhase3Client(config: BusConfig, clock: () => Date, guard?: CallGuard): BirthRegister & CertificateAuthority & { ping(): Promise<void>; close(): Promise<void> } {
  const { ask, demand, reach, close } = createBus(config, clock, guard)
  return {
    async listInstitutions() {
      return (await demand(PATHS.institutions, {}, institutions)).map(toInstitution)
    },
    async findBirths(query) {
      return ((await ask(PATHS.births, toWireBirthQuery(query), births)) ?? []).map(toBirthRecord)
    },
    async findBirthsByBedsideCode(code) {
      return ((await ask(PATHS.bedside, { TM: code }, births)) ?? []).map(toBirthRecord)
    },
    async getBirth(id) {
      const found = await ask(PATHS.birth, { FMJLID: id }, birth)
      return found && toBirthRecord(found)
    },
    async findBirthsOfMother(document) {
      return ((await ask(PATHS.birthsOfMother, toWireMotherQuery(document), births)) ?? []).map(toBirthRecord)
    },
    async findCertificate(query) {
      const found = await ask(PATHS.certificate, toWireCertificateQuery(query), certificate)
      return found && toRegisteredCertificate(found)
    },
    async requestIssue(request) {
      return toIssueAnswer(await demand(PATHS.issue, toWireIssueRequest(request), issueResult))
    },
    async reportPickup(report) {
      return toAcknowledgement(await demand(PATHS.pickup, toWirePickup(report), acknowledgement))
    },
    async correctBirth(request) {
      return toAcknowledgement(await demand(PATHS.correction, toWireBirthCorrection(request), acknowledgement))
    },
    ping: () => reach(PATHS.ping),
    close,
  }
}
