import type { UnknownNewsView } from '@mcb/shared/contract'
import { subjectOf, takeNews, type Application, type RegistryNews } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import type { Logger } from '../../logging'
import { createRounds } from '../../rounds'
import type { ApplicationWrites } from '../application/writes'
import type { ApplicationsByNews, RegistryNewsRecord, RegistryNewsRepository } from './ports'

const SAVE_TRIES = 5
/** How often to look whether somebody has come to be known whom news was about. */
const RECONSIDER_EVERY_MS = 60_000
const LISTED_AT_MOST = 200

export type RegistryNewsService = ReturnType<typeof createRegistryNewsService>

/** Takes in what phase 3 tells of certificates and newborns, and lets the applications know. */
export function createRegistryNewsService(deps: {
  news: RegistryNewsRepository
  applications: ApplicationsByNews
  writes: Pick<ApplicationWrites, 'settle'>
  clock: () => Date
  logger: Logger
}) {
  const { applications, writes, clock, logger } = deps

  /** What is known after the news. @throws store.unavailable when others were faster again and again */
  async function keep(news: RegistryNews, unknown: boolean): Promise<RegistryNewsRecord> {
    const subject = subjectOf(news)
    for (let attempt = 0; attempt < SAVE_TRIES; attempt++) {
      const before = await deps.news.get(subject)
      const next = takeNews(before, news)
      if (before && next === before && before.unknown === unknown) return before
      const record = { ...next, subject, unknown, updatedAt: clock(), revision: before?.revision ?? 0 }
      if (before ? (await deps.news.save(record)) === 'saved' : await deps.news.insert(record)) return record
    }
    throw new AppError('store.unavailable')
  }

  /** What is kept is applied each time: who died in between does not lose it. */
  async function receive(news: RegistryNews): Promise<void> {
    const concerned = await applications.findAbout(news.about)
    const { latest } = await keep(news, concerned.length === 0)
    if (!concerned.length) logger.warn({ event: 'registry_news.unknown', messageId: news.messageId, about: news.about.kind })
    for (const id of concerned) await writes.settle(id, ({ application }) => applyNews(application, latest))
  }

  /** News can be quicker than the answer that tells us the certificate's number. @returns how many were applied after all */
  async function reconsider(): Promise<number> {
    let count = 0
    for (const { latest } of await deps.news.listUnknown(LISTED_AT_MOST)) {
      if (!(await applications.findAbout(latest.about)).length) continue
      await receive(latest)
      count += 1
    }
    return count
  }

  return {
    /** May be told the same again, and in any order. */
    receive,
    reconsider,
    ...createRounds(RECONSIDER_EVERY_MS, reconsider, { event: 'registry_news.look_failed', logger }),

    async listUnknown(): Promise<UnknownNewsView[]> {
      return (await deps.news.listUnknown(LISTED_AT_MOST)).map(({ latest: { messageId, at, about }, updatedAt }) => ({
        messageId, at, receivedAt: updatedAt.toISOString(), about: about.kind, reference: about.kind === 'certificate' ? about.number : about.birthRecordId,
      }))
    },
  }
}

/** Brings an application up to the news. @returns false when it is there already */
export function applyNews(application: Application, { at, about }: RegistryNews): boolean {
  if (about.kind === 'newborn') {
    const lost = new Set(application.lostNewborns)
    if (lost.has(about.birthRecordId) === about.died) return false
    if (about.died) lost.add(about.birthRecordId)
    else lost.delete(about.birthRecordId)
    application.lostNewborns = [...lost]
  } else {
    const certificate = application.certificates.find(({ number }) => number === about.number)
    const before = certificate?.changedElsewhere
    if (!certificate || (before && Date.parse(before.at) >= Date.parse(at) && before.state === about.state)) return false
    certificate.changedElsewhere = { state: about.state, at, successor: about.successor }
  }
  application.version += 1
  return true
}
