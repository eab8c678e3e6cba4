import type { Language } from '@mcb/i18n'
import type { NoticeAction } from '@mcb/shared/domain'
import type { Sendable } from '../../outbox/sender'

export type NoticeChannel = 'wechat' | 'sms'
export type NoticeEntry = Sendable & { type: NoticeChannel }

/** Something one account was told: one document in the store, with what is to be sent of it. */
export type NoticeRecord = {
  /** Made of the application, the place in its history and the account: the same telling is the same notice. */
  id: string
  accountId: string
  applicationId: string
  action: NoticeAction
  at: Date
  read: boolean
  /** Whether a text message goes out where WeChat may not write. */
  sms: boolean
  updatedAt: Date
  /** Counts saves. */
  revision: number
  outbox: NoticeEntry[]
}

export interface NoticeRepository {
  /** @returns false when it is there already */
  insert(record: NoticeRecord): Promise<boolean>
  get(id: string): Promise<NoticeRecord | null>
  save(record: NoticeRecord): Promise<'saved' | 'stale'>
  dueForSending(now: Date, limit: number): Promise<string[]>
  /** Newest first. */
  listOfAccount(accountId: string, limit: number): Promise<NoticeRecord[]>
  markRead(accountId: string, upTo: Date): Promise<void>
}

/** How somebody is reached. */
export interface NoticeAddressees {
  /** WeChat's id; null for an account that signs in otherwise. */
  openidOf(accountId: string): Promise<string | null>
  /** Chinese until somebody has said otherwise. */
  languageOf(accountId: string): Promise<Language>
  saveLanguage(accountId: string, language: Language): Promise<void>
}

export type SendAnswer = { outcome: 'accepted' } | { outcome: 'refused'; reason: string }

/** A subscription message of WeChat. Throws `upstream.*`. */
export interface WechatNoticeSender {
  /** The template people are asked for; null when none is set up. */
  template: string | null
  send(message: { openid: string; language: Language; title: string; text: string; at: Date; applicationId: string }): Promise<SendAnswer>
}

/** A text message. The same id again is the same message. Throws `upstream.*`. */
export interface SmsSender {
  send(message: { messageId: string; phone: string; text: string }): Promise<SendAnswer>
}
