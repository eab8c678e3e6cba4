import type { Connection } from 'mongoose'
import { createTranslator, type TextKey } from '@mcb/i18n'
import { populationCodeOfRegistry, type Application } from '@mcb/shared/domain'
import { createAuditTrail } from './audit/trail'
import type { Config } from './config'
import type { Probe } from './http/health'
import type { Logger } from './logging'
import { createMetrics } from './metrics/metrics'
import { createAddressBookService } from './modules/address-book/service'
import { createAnswerReader } from './modules/application/answers'
import { createExpirySweep } from './modules/application/expiry'
import { createApplicationService } from './modules/application/service'
import { createApplicationWrites, type ApplicationWrites } from './modules/application/writes'
import { createBirthCheckSender } from './modules/birth-check/outbox'
import { createBirthCheckService } from './modules/birth-check/service'
import { createBirthService } from './modules/birth/service'
import { readMainlandDivisions } from './modules/division/mainland-divisions'
import { createLabelDesk } from './modules/courier/labels'
import { createCourierService } from './modules/courier/service'
import { createDocumentService } from './modules/document/service'
import { createExchangeService } from './modules/exchange/service'
import { createFileAccessService } from './modules/file-access/service'
import { createIdentitySender } from './modules/identity/outbox'
import { createIdentityService } from './modules/identity/service'
import { createBillChecks } from './modules/payment/bills'
import { createMoneyDesk } from './modules/payment/desk'
import { createPaymentSender } from './modules/payment/outbox'
import { createPaymentService, type PaymentService } from './modules/payment/service'
import { createPaymentWatch } from './modules/payment/watch'
import { createPickupCodes } from './modules/pickup/codes'
import { createCounterService } from './modules/pickup/counter'
import { createCollectReminder } from './modules/pickup/reminder'
import { createPickupService } from './modules/pickup/service'
import { createRegisterService } from './modules/register/service'
import { createNoticeSender } from './modules/notice/outbox'
import { createNoticeService } from './modules/notice/service'
import { createTeller } from './modules/notice/teller'
import { createRegistryNewsService } from './modules/registry-news/service'
import { createNationalRecordCheck } from './modules/review/national-record'
import { createReviewService } from './modules/review/service'
import { createSessionService } from './modules/session/service'
import { saveChanges } from './modules/saving'
import { createOutboxDispatcher } from './outbox/dispatcher'
import { APPLICATION_INTERFACES, BIRTH_CHECK_INTERFACE, IDENTITY_INTERFACE, NOTICE_INTERFACES, PAYMENT_INTERFACE } from './outbox/interfaces'
import type { Supervision } from './outbox/sender'
import { superviseOutbox } from './outbox/supervised'
import { createPhotoReader } from './recognition/photo-reader'
import { createDocumentReader } from './recognition/document-reader'
import { createAddressBookRepository } from './storage/address-books'
import { createAccountRepository } from './storage/accounts'
import { createApplicationRepository } from './storage/applications'
import { createAppointmentRepository } from './storage/appointments'
import { createAuditRepository } from './storage/audit-entries'
import { createBirthCheckRepository } from './storage/birth-checks'
import { createInstitutionArchive } from './storage/institutions'
import { createInterfaceStopRepository } from './storage/interface-stops'
import { connectStore } from './storage/connect'
import { createDocumentRepository } from './storage/documents'
import { createBillCheckRepository, createPaymentRepository } from './storage/payments'
import { createNonceRepository, createPersonRepository } from './storage/persons'
import { createNoticeAddressees, createNoticeRepository } from './storage/notices'
import { createRegistryNewsRepository } from './storage/registry-news'
import { createRateLimiter } from './storage/rate-limiter'
import { createSessionRepository, createSignInAttemptRepository } from './storage/sessions'
import { createCircuits } from './upstream/circuit/circuits'
import { createCourierClient } from './upstream/courier/client'
import { COURIER_INBOX_PATH } from './upstream/courier/wire'
import { urlUnder } from './upstream/http'
import { createJingtongClient } from './upstream/jingtong/client'
import { createPhase3Client } from './upstream/phase3/client'
import { createIdentityClient } from './upstream/phase3/identity'
import { unguarded } from './upstream/sent'
import { createSmsSender } from './upstream/sms/client'
import { createWechatNotices } from './upstream/wechat/notices'
import { createWechatClient } from './upstream/wechat/client'
import { createWechatPayClient } from './upstream/wechat-pay/client'
import { WECHAT_PAY_INBOX_PATH } from './upstream/wechat-pay/inbox'
import { openVault } from './vault'

export type Deps = Awaited<ReturnType<typeof createDeps>>

/** Tries before a wait. [settings] */
const LIMITS = {
  passwords: { points: 8, seconds: 10 * 60, blockSeconds: 10 * 60 },
  birthSearches: { points: 30, seconds: 10 * 60, blockSeconds: 10 * 60 },
  // a page that waits for the money asks every two seconds
  payments: { points: 60, seconds: 60, blockSeconds: 30 },
  scans: { points: 60, seconds: 60, blockSeconds: 60 },
}

/** The only place that knows which adapter is real. */
export async function createDeps(config: Config, logger: Logger, clock: () => Date = () => new Date()) {
  const { settings } = config
  const connection = await connectStore(config.store.uri)
  const { vault, photos, close: closeVault } = openVault(config.vault, connection, { clock })
  const accounts = createAccountRepository(connection, vault)
  const sessionRecords = createSessionRepository(connection)
  const attempts = createSignInAttemptRepository(connection)
  const applicationRecords = createApplicationRepository(connection, vault)
  const documentRecords = createDocumentRepository(connection, { vault, photos, before: config.keys.documents })
  const personRecords = createPersonRepository(connection, vault)
  const nonces = createNonceRepository(connection)
  const birthCheckRecords = createBirthCheckRepository(connection, vault)
  const newsRecords = createRegistryNewsRepository(connection, vault)
  const noticeRecords = createNoticeRepository(connection)
  const stops = createInterfaceStopRepository(connection)
  const paymentRecords = createPaymentRepository(connection, vault)
  const billChecks = createBillCheckRepository(connection)
  const addressBooks = createAddressBookRepository(connection, vault)
  const appointments = createAppointmentRepository(connection)
  for (const repository of [appointments, addressBooks, paymentRecords, billChecks, accounts, sessionRecords, attempts, applicationRecords, documentRecords, personRecords, nonces, birthCheckRecords, stops, newsRecords, noticeRecords]) await repository.syncIndexes()

  const auditRecords = createAuditRepository(connection)
  await auditRecords.syncIndexes()
  const audit = createAuditTrail(auditRecords)

  const metrics = createMetrics()
  const circuits = createCircuits({ limits: settings.circuit, elapsed: () => performance.now(), logger })
  const overTheBus = metrics.measure(circuits.guard)
  const phase3 = createPhase3Client(config.phase3, clock, overTheBus)
  const wechat = createWechatClient(config.wechat, metrics.measure(unguarded))
  const jingtong = createJingtongClient(config.jingtong, clock, metrics.measure(unguarded))
  const wechatPay = createWechatPayClient({ ...config.wechatPay, notifyUrl: urlUnder(config.publicUrl, WECHAT_PAY_INBOX_PATH).href }, { nonces, clock })
  const courierClient = createCourierClient(config.courier, urlUnder(config.publicUrl, COURIER_INBOX_PATH).href, clock, metrics.measure(unguarded))
  const reader = createDocumentReader(config.recognition)

  const leaseMs = config.phase3.timeoutMs + 1000
  const supervision: Supervision = { isStopped: stops.isStopped, triesAtMost: settings.outbox.triesAtMost, answered: metrics.answered, postponed: metrics.postponed }
  const applicationOutbox = createOutboxDispatcher({
    applications: applicationRecords,
    writes: (): ApplicationWrites => writes,
    authority: phase3,
    labels: createLabelDesk({ courier: courierClient, births: { institution: code => births.institution(code) } }),
    populationCodeOf: populationCodeOfRegistry,
    clock,
    leaseMs,
    supervision,
    logger,
  })
  const onSaved = (application: Application) => {
    // whatever is missed here is found by the watch
    if (application.payment) void payments.reconsider(application).catch(error => logger.warn({ event: 'payment.reconsider_failed', err: error }))
  }
  const writes = createApplicationWrites({ applications: applicationRecords, settings, clock, wakeOutbox: applicationOutbox.wake, onAction: metrics.done, onSaved })
  const identityOutbox = createIdentitySender({ persons: personRecords, register: createIdentityClient(config.phase3, clock, overTheBus), clock, leaseMs, supervision, logger })
  const identity = createIdentityService({ persons: personRecords, settings, clock, wakeOutbox: identityOutbox.wake })
  const sessions = createSessionService({
    accounts, sessions: sessionRecords, attempts, wechat, jingtong, passwordTries: createRateLimiter(LIMITS.passwords), onVerified: identity.recordVerified,
    rememberedMs: config.sessions.rememberedMs, clock,
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
  const birthCheckOutbox = createBirthCheckSender({ checks: birthCheckRecords, authority: phase3, clock, leaseMs, supervision, logger })
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
  const words = createTranslator('zh-CN')
  const payments: PaymentService = createPaymentService({
    payments: paymentRecords,
    writes,
    gateway: wechatPay,
    payers: accounts,
    tries: createRateLimiter(LIMITS.payments),
    demoPhone: config.wechatPay.demoPhone,
    words: { description: words('payment.description') },
    settings,
    clock,
    wakeOutbox: id => paymentOutbox.wake(id),
    logger,
  })
  const paymentOutbox = createPaymentSender({
    payments: paymentRecords,
    gateway: wechatPay,
    words: reason => words(`payment.refund.${reason}` as TextKey),
    onMoved: payments.tell,
    clock,
    leaseMs: config.wechatPay.timeoutMs * 2 + 1000,
    supervision,
    logger,
  })
  const paymentWatch = createPaymentWatch({ payments: paymentRecords, service: payments, clock, logger })
  const bills = createBillChecks({ payments: paymentRecords, checks: billChecks, gateway: wechatPay, clock, logger })
  const moneyDesk = createMoneyDesk({ payments: paymentRecords, applications: applicationRecords, checks: billChecks, clock, logger })
  const courier = createCourierService({ applications: applicationRecords, writes, courier: courierClient, wakeOutbox: applicationOutbox.wake, clock, logger })
  const addressBook = createAddressBookService({ books: addressBooks, settings })
  const review = createReviewService({ applications: applicationRecords, writes, births, documents, scans, pickupCodes, release: pickup.release, records: createNationalRecordCheck({ births, settings, clock }), settings, clock })
  const fileAccess = createFileAccessService({ writes, about: auditRecords.about })
  const register = createRegisterService({ applications: applicationRecords, accounts })
  const expiry = createExpirySweep({ applications: applicationRecords, writes, settings, clock, logger })

  const collectReminder = createCollectReminder({ applications: applicationRecords, writes, settings, clock, logger })

  const addressees = createNoticeAddressees(connection, accounts)
  const wechatNotices = createWechatNotices(config.wechat, clock, metrics.measure(unguarded))
  const noticeOutbox = createNoticeSender({
    notices: noticeRecords, applications: applicationRecords, addressees, wechat: wechatNotices, sms: createSmsSender(config.sms, metrics.measure(unguarded)),
    settings, clock, leaseMs: 2 * config.wechat.timeoutMs + config.sms.timeoutMs, supervision, logger,
  })
  const teller = createTeller({ applications: applicationRecords, notices: noticeRecords, writes, wakeSender: noticeOutbox.wake, settings, clock, logger })
  const notices = createNoticeService({ notices: noticeRecords, applications: applicationRecords, addressees, wechat: wechatNotices })
  const registryNews = createRegistryNewsService({ news: newsRecords, applications: applicationRecords, writes, clock, logger })
  const exchange = createExchangeService({
    outboxes: [
      superviseOutbox({
        name: 'applications', interfaces: Object.values(APPLICATION_INTERFACES), interfaceOf: type => APPLICATION_INTERFACES[type as keyof typeof APPLICATION_INTERFACES],
        records: applicationRecords, identify: ({ application: { id, districtCode } }) => ({ id, districtCode }), update: writes.settle, sender: applicationOutbox,
      }),
      superviseOutbox({
        name: 'identity', interfaces: [IDENTITY_INTERFACE], interfaceOf: () => IDENTITY_INTERFACE, records: personRecords,
        identify: ({ person: { id } }) => ({ id, districtCode: null }), update: updateOf(personRecords, clock), sender: identityOutbox,
      }),
      superviseOutbox({
        name: 'birthCheck', interfaces: [BIRTH_CHECK_INTERFACE], interfaceOf: () => BIRTH_CHECK_INTERFACE, records: birthCheckRecords,
        identify: ({ check: { id } }) => ({ id, districtCode: null }), update: updateOf(birthCheckRecords, clock), sender: birthCheckOutbox,
      }),
      superviseOutbox({
        name: 'payments', interfaces: [PAYMENT_INTERFACE], interfaceOf: () => PAYMENT_INTERFACE, records: paymentRecords,
        identify: ({ id }) => ({ id, districtCode: null }), update: updateOf(paymentRecords, clock), sender: paymentOutbox,
      }),
      superviseOutbox({
        name: 'notices', interfaces: Object.values(NOTICE_INTERFACES), interfaceOf: type => NOTICE_INTERFACES[type as keyof typeof NOTICE_INTERFACES],
        records: noticeRecords, identify: ({ id }) => ({ id, districtCode: null }), update: updateOf(noticeRecords, clock), sender: noticeOutbox,
      }),
    ],
    stops, circuits, clock, logger,
  })
  metrics.watch({ circuits, backlog: exchange.backlog, clock })

  const outboxes = [applicationOutbox, identityOutbox, birthCheckOutbox, paymentOutbox, teller, noticeOutbox, registryNews]
  const outbox = { start: () => outboxes.forEach(each => each.start()), stop: () => Promise.all(outboxes.map(each => each.stop())) }

  const each = [expiry, collectReminder, paymentWatch, bills, courier]
  const sweeps = { start: () => each.forEach(sweep => sweep.start()), stop: () => Promise.all(each.map(sweep => sweep.stop())) }

  return {
    config, logger, clock, connection, vault, audit, auditRecords, fileAccess, accounts, sessions, births, birthChecks, divisions, documents, applications, pickup, counter, review, register, identity, nonces, outbox, expiry, reader, metrics, circuits, exchange, registryNews, notices,
    addressBook, payments, bills, moneyDesk, courier, wechatPay,
    /** What looks by itself, besides the outboxes: terms that ran out, payments, bills, parcels. */
    sweeps,
    paymentWatch,
    probes: [
      { name: 'store', vital: true, check: () => ping(connection) },
      // a process that has its keys needs nobody
      { name: 'keys', vital: true, check: async () => void (await vault.session()) },
      { name: 'phase3', vital: false, check: phase3.ping },
      { name: 'wechat', vital: false, check: wechat.ping },
      { name: 'jingtong', vital: false, check: jingtong.ping },
      { name: 'wechatPay', vital: false, check: wechatPay.ping },
      { name: 'courier', vital: false, check: courierClient.ping },
    ] satisfies Probe[],
    async close(): Promise<void> {
      await sweeps.stop()
      await outbox.stop()
      await reader.close()
      await Promise.all([wechatPay.close(), courierClient.close(), closeVault()])
      await connection.close()
    },
  }
}

const updateOf = <R extends { revision: number }>(records: Parameters<typeof saveChanges<R>>[0], clock: () => Date) =>
  async (id: string, change: (record: R, at: Date) => boolean): Promise<void> => void (await saveChanges(records, id, record => change(record, clock()), 'store.unavailable'))

async function ping(connection: Connection): Promise<void> {
  await connection.db!.command({ ping: 1 }, { timeoutMS: 2000 })
}
