import { randomUUID } from 'node:crypto'
import { AppError } from '@mcb/shared/errors'
import * as z from 'zod'
import type { CertificateAuthority } from '../../modules/application/ports'
import type { BirthRegister } from '../../modules/birth/ports'
import { createUpstreamHttp, urlUnder } from '../http'
import { bodySignature, busSignature } from './signature'
import {
  toAcknowledgement, toBirthRecord, toInstitution, toIssueAnswer, toRegisteredCertificate, toWireBirthCorrection, toWireBirthQuery, toWireCertificateQuery,
  toWireIssueRequest, toWireMotherQuery, toWirePickup,
} from './translate'
import { envelope, NOT_FOUND, PATHS, wireAcknowledgement, wireBirth, wireCertificate, wireInstitution, wireIssueResult } from './wire'

export type Phase3Config = { url: string; appId: string; secret: string; timeoutMs: number }

/** Phase 3 (妇幼三期) through the health service bus: signed POSTs, an envelope with a code. */
export function createPhase3Client(config: Phase3Config, clock: () => Date): BirthRegister & CertificateAuthority & { ping(): Promise<void>; close(): Promise<void> } {
  const http = createUpstreamHttp('phase3', config.timeoutMs)

  /** The data of the answer; null when there is none. */
  async function ask<T>(path: string, request: object, data: z.ZodType<T>): Promise<T | null> {
    const url = urlUnder(config.url, path)
    const body = JSON.stringify(request)
    const timestamp = String(Math.floor(clock().getTime() / 1000))
    const nonce = randomUUID()
    const parts = { method: 'POST', target: url.pathname + url.search, body, timestamp, nonce }
    const headers = {
      'content-type': 'application/json',
      'x-tif-paasid': config.appId,
      'x-tif-timestamp': timestamp,
      'x-tif-nonce': nonce,
      'x-tif-signature': busSignature(config.secret, parts),
      'x-body-signature': bodySignature(config.secret, parts),
    }
    const answer = await http.json({ method: 'POST', url, headers, body }, envelope(data))
    if (answer.code === NOT_FOUND) return null
    if (answer.code !== '0') throw new AppError('upstream.unexpected', { params: { system: 'phase3', answer: answer.code } })
    return answer.data
  }

  /** As `ask`, where an empty answer makes no sense. */
  async function demand<T>(path: string, request: object, data: z.ZodType<T>): Promise<T> {
    const answer = await ask(path, request, data)
    if (answer === null) throw new AppError('upstream.unexpected', { params: { system: 'phase3' } })
    return answer
  }

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
    ping: () => http.reach(urlUnder(config.url, PATHS.ping)),
    close: () => http.close(),
  }
}
