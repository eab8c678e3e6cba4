import { createTranslator } from '@mcb/i18n'
import { afterQuietHours, isBereaved, type Settings } from '@mcb/shared/domain'
import { asked, createSender, NotNow, type Sender, type SenderTools } from '../../outbox/sender'
import { NOTICE_INTERFACES } from '../../outbox/interfaces'
import type { ApplicationRecord } from '../application/ports'
import { saveChanges } from '../saving'
import type { NoticeAddressees, NoticeEntry, NoticeRecord, NoticeRepository, SendAnswer, SmsSender, WechatNoticeSender } from './ports'

const DAY_MS = 24 * 60 * 60_000
/** Notices of one account; those that wait are among the newest. */
const LOOKED_BACK_AT = 50
/** Refusals after which nobody tries another way. */
const FINAL: readonly string[] = ['bereaved', 'too_old']

/** Sends notices: through WeChat, and where it may not write, by text message. Asked anew before each send: family, hour, age. */
export function createNoticeSender(deps: {
  notices: NoticeRepository
  applications: { get(id: string): Promise<ApplicationRecord | null> }
  addressees: NoticeAddressees
  wechat: WechatNoticeSender
  sms: SmsSender
  settings: Settings
} & SenderTools): Sender {
  const { notices, applications, addressees, wechat, sms, clock } = deps
  const { quietFromHour: from, quietToHour: to, sentAtMostDaysLater } = deps.settings.notices

  async function send(notice: NoticeRecord, entry: NoticeEntry): Promise<SendAnswer> {
    const application = (await applications.get(notice.applicationId))?.application
    if (!application || isBereaved(application)) return refused('bereaved')
    const now = clock()
    if (now.getTime() - notice.at.getTime() > sentAtMostDaysLater * DAY_MS) return refused('too_old')
    const from8 = afterQuietHours(now, { from, to })
    if (from8 > now) throw new NotNow(from8.getTime() - now.getTime())
    if (await isBehind(notice)) throw new NotNow(0)
    const language = await addressees.languageOf(notice.accountId)
    const words = createTranslator(language)
    const text = words(`notice.${notice.action}.text`)
    if (entry.type === 'wechat') {
      const openid = await addressees.openidOf(notice.accountId)
      if (!openid || !wechat.template) return refused('no_address')
      return wechat.send({ openid, language, title: words('inbox.wechatTitle'), text: words(`notice.${notice.action}.short`), at: notice.at, applicationId: application.id })
    }
    // the telephone on the application is the applicant's
    const phone = notice.accountId === application.applicantAccountId ? application.answers.contact?.phone : undefined
    return phone ? sms.send({ messageId: entry.messageId, phone, text }) : refused('no_address')
  }

  /** Something earlier of the same application is still to be told to the same person: "ready" before "approved" would confuse. */
  async function isBehind({ accountId, applicationId, at }: NoticeRecord): Promise<boolean> {
    const told = await notices.listOfAccount(accountId, LOOKED_BACK_AT)
    return told.some(other => other.applicationId === applicationId && other.at < at && other.outbox.some(({ state }) => state === 'asked'))
  }

  return createSender({
    ...deps,
    name: 'notices',
    interfaceOf: ({ type }: NoticeEntry) => NOTICE_INTERFACES[type],
    records: notices,
    send,
    async update(id, change) {
      await saveChanges(notices, id, record => change(record, clock()), 'store.unavailable')
    },
    settle(record: NoticeRecord, entry: NoticeEntry, answer: SendAnswer, at: Date) {
      if (answer.outcome === 'refused' && entry.type === 'wechat' && record.sms && !FINAL.includes(answer.reason))
        record.outbox.push({ ...asked(`${record.id}-sms`, at), type: 'sms' })
    },
  })
}

const refused = (reason: string): SendAnswer => ({ outcome: 'refused', reason })
