import * as z from 'zod'
import type { CertificateAuthority } from '../../modules/application/ports'
import type { BirthRegister } from '../../modules/birth/ports'
import type { CallGuard } from '../sent'
import { type BusConfig, createBus } from './bus'
import {
  toAcknowledgement, toBirthRecord, toInstitution, toIssueAnswer, toRegisteredCertificate, toWireBirthCorrection, toWireBirthQuery, toWireCertificateQuery,
  toWireIssueRequest, toWireMotherQuery, toWirePickup,
} from './translate'
import { PATHS, wireAcknowledgement, wireBirth, wireCertificate, wireInstitution, wireIssueResult } from './wire'

/** Phase 3 (妇幼三期) through the health service bus. */
export function createPhase3Client(config: BusConfig, clock: () => Date, guard?: CallGuard): BirthRegister & CertificateAuthority & { ping(): Promise<void>; close(): Promise<void> } {
  const { ask, demand, reach, close } = createBus(config, clock, guard)
  return {
    async listInstitutions() {
      return (await demand(PATHS.institutions, {}, z.array(wireInstitution))).map(toInstitution)
    },
    async findBirths(query) {
      return ((await ask(PATHS.births, toWireBirthQuery(query), z.array(wireBirth))) ?? []).map(toBirthRecord)
    },
    async findBirthsByBedsideCode(code) {
      return ((await ask(PATHS.bedside, { TM: code }, z.array(wireBirth))) ?? []).map(toBirthRecord)
    },
    async getBirth(id) {
      const birth = await ask(PATHS.birth, { FMJLID: id }, wireBirth)
      return birth && toBirthRecord(birth)
    },
    async findBirthsOfMother(document) {
      return ((await ask(PATHS.birthsOfMother, toWireMotherQuery(document), z.array(wireBirth))) ?? []).map(toBirthRecord)
    },
    async findCertificate(query) {
      const certificate = await ask(PATHS.certificate, toWireCertificateQuery(query), wireCertificate)
      return certificate && toRegisteredCertificate(certificate)
    },
    async requestIssue(request) {
      return toIssueAnswer(await demand(PATHS.issue, toWireIssueRequest(request), wireIssueResult))
    },
    async reportPickup(report) {
      return toAcknowledgement(await demand(PATHS.pickup, toWirePickup(report), wireAcknowledgement))
    },
    async correctBirth(request) {
      return toAcknowledgement(await demand(PATHS.correction, toWireBirthCorrection(request), wireAcknowledgement))
    },
    ping: () => reach(PATHS.ping),
    close,
  }
}
