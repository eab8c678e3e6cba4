import type { Connection } from 'mongoose'
import { populationCodeOfRegistry } from '@mcb/shared/domain'
import type { Config } from './config'
import type { Probe } from './http/health'
import type { Logger } from './logging'
import { createAnswerReader } from './modules/application/answers'
import { createExpirySweep } from './modules/application/expiry'
import { createApplicationService } from './modules/application/service'
import { createApplicationWrites, type ApplicationWrites } from './modules/application/writes'
import { createBirthCheckSender } from './modules/birth-check/outbox'
import { createBirthCheckService } from './modules/birth-check/service'
import { createBirthService } from './modules/birth/service'
import { readMainlandDivisions } from './modules/division/mainland-divisions'
import { createDocumentService } from './modules/document/service'
import { createIdentitySender } from './modules/identity/outbox'
import { createIdentityService } from './modules/identity/service'
import { createPickupCodes } from './modules/pickup/codes'
import { createCounterService } from './modules/pickup/counter'
import { createPickupService } from './modules/pickup/service'
import { createRegisterService } from './modules/register/service'
import { createNationalRecordCheck } from './modules/review/national-record'
import { createReviewService } from './modules/review/service'
import { createSessionService } from './modules/session/service'
import { createOutboxDispatcher } from './outbox/dispatcher'
import { createPhotoReader } from './recognition/photo-reader'
import { createDocumentReader } from './recognition/document-reader'
import { createAccountRepository } from './storage/accounts'
import { createApplicationRepository } from './storage/applications'
import { createAppointmentRepository } from './storage/appointments'
import { createBirthCheckRepository } from './storage/birth-checks'
import { createInstitutionArchive } from './storage/institutions'
import { connectStore } from './storage/connect'
import { createDocumentRepository } from './storage/documents'
import { createNonceRepository, createPersonRepository } from './storage/persons'
import { createRateLimiter } from './storage/rate-limiter'
import { createSessionRepository, createSignInAttemptRepository } from './storage/sessions'
import { createJingtongClient } from './upstream/jingtong/client'
import { createPhase3Client } from './upstream/phase3/client'
import { createIdentityClient } from './upstream/phase3/identity'
import { createWechatClient } from './upstream/wechat/client'

export type Deps = Awaited<ReturnType<typeof createDeps>>

/** Tries before a wait. [settings] */
const LIMITS = {
  passwords: { points: 8, seconds: 10 * 60, blockSeconds: 10 * 60 },
  birthSearches: { points: 30, seconds: 10 * 60, blockSeconds: 10 * 60 },
  scans: { points: 60, seconds: 60, blockSeconds: 60 },
}

/** The only place that knows which adapter is real. */
export async function createDeps(config: Config, logger: Logger, clock: () => Date = () => new Date()) {
  const { settings } = config
  const connection = await connectStore(config.store.uri)
  const accounts = createAccountRepository(connection)
  const sessionRecords = createSessionRepository(connection)
  const attempts = createSignInAttemptRepository(connection)
  const applicationRecords = createApplicationRepository(connection)
  const documentRecords = createDocumentRepository(connection, config.keys.documents)
  const personRecords = createPersonRepository(connection)
  const nonces = createNonceRepository(connection)
  const birthCheckRecords = createBirthCheckRepository(connection)
  const appointments = createAppointmentRepository(connection)
  for (const repository of [appointments, accounts, sessionRecords, attempts, applicationRecords, documentRecords, personRecords, nonces, birthCheckRecords]) await repository.syncIndexes()

  const phase3 = createPhase3Client(config.phase3, clock)
  const wechat = createWechatClient(config.wechat)
  const jingtong = createJingtongClient(config.jingtong, clock)
  const reader = createDocumentReader(config.recognition)

  const leaseMs = config.phase3.timeoutMs + 1000
  const applicationOutbox = createOutboxDispatcher({
    applications: applicationRecords,
    writes: (): ApplicationWrites => writes,
    authority: phase3,
    populationCodeOf: populationCodeOfRegistry,
    clock,
    leaseMs,
    logger,
  })
  const writes = createApplicationWrites({ applications: applicationRecords, settings, clock, wakeOutbox: applicationOutbox.wake })
  const identityOutbox = createIdentitySender({ persons: personRecords, register: createIdentityClient(config.phase3, clock), clock, leaseMs, logger })
  const identity = createIdentityService({ persons: personRecords, settings, clock, wakeOutbox: identityOutbox.wake })
  const sessions = createSessionService({
    accounts, sessions: sessionRecords, attempts, wechat, jingtong, passwordTries: createRateLimiter(LIMITS.passwords), onVerified: identity.recordVerified, clock,
  })
  const births = createBirthService({
    register: phase3,
    archive: createInstitutionArchive(connection),
    searches: createRateLimiter(LIMITS.birthSearches),
    sealingKey: config.keys.sealing,
    settings,
    clock,
  })
  const divisions = readMainlandDivisions()
  const birthCheckOutbox = createBirthCheckSender({ checks: birthCheckRecords, authority: phase3, clock, leaseMs, logger })
  const birthChecks = createBirthCheckService({
    checks: birthCheckRecords, register: phase3, codeTries: createRateLimiter(LIMITS.birthSearches), clock, wakeOutbox: birthCheckOutbox.wake,
  })
  const documents = createDocumentService({ documents: documentRecords, applications: applicationRecords, reader: createPhotoReader(reader, clock), clock })
  const pickupCodes = createPickupCodes(config.keys.sealing)
  const pickup = createPickupService({ appointments, writes, settings, clock })
  const scans = createRateLimiter(LIMITS.scans)
  const counter = createCounterService({ applications: applicationRecords, appointments, writes, codes: pickupCodes, scans, release: pickup.release, settings, clock })
  const applications = createApplicationService({
    applications: applicationRecords,
    writes,
    answers: createAnswerReader({ births, documents, settings, clock }),
    pickupCode: pickupCodes.write,
    attachPhoto: documents.attach,
    settings,
    clock,
  })
  const review = createReviewService({ applications: applicationRecords, writes, births, documents, scans, pickupCodes, release: pickup.release, records: createNationalRecordCheck({ births, settings, clock }), settings, clock })
  const register = createRegisterService({ applications: applicationRecords, accounts })
  const expiry = createExpirySweep({ applications: applicationRecords, writes, settings, clock, logger })

  const outboxes = [applicationOutbox, identityOutbox, birthCheckOutbox]
  const outbox = { start: () => outboxes.forEach(each => each.start()), stop: () => Promise.all(outboxes.map(each => each.stop())) }

  return {
    config, logger, clock, connection, accounts, sessions, births, birthChecks, divisions, documents, applications, pickup, counter, review, register, identity, nonces, outbox, expiry, reader,
    probes: [
      { name: 'store', vital: true, check: () => ping(connection) },
      { name: 'phase3', vital: false, check: phase3.ping },
      { name: 'wechat', vital: false, check: wechat.ping },
      { name: 'jingtong', vital: false, check: jingtong.ping },
    ] satisfies Probe[],
    async close(): Promise<void> {
      await expiry.stop()
      await outbox.stop()
      await reader.close()
      await connection.close()
    },
  }
}

async function ping(connection: Connection): Promise<void> {
  await connection.db!.command({ ping: 1 }, { timeoutMS: 2000 })
}
