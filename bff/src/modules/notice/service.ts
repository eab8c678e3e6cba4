import type { Language } from '@mcb/i18n'
import type { NoticeView } from '@mcb/shared/contract'
import { isBereaved } from '@mcb/shared/domain'
import type { ApplicationRecord } from '../application/ports'
import type { Account } from '../session/ports'
import type { NoticeAddressees, NoticeRepository, WechatNoticeSender } from './ports'

const LISTED_AT_MOST = 100

export type NoticeService = ReturnType<typeof createNoticeService>

/** What somebody was told, and how they want to be told. */
export function createNoticeService(deps: {
  notices: NoticeRepository
  applications: { get(id: string): Promise<ApplicationRecord | null> }
  addressees: Pick<NoticeAddressees, 'saveLanguage'>
  wechat: Pick<WechatNoticeSender, 'template'>
}) {
  const { notices, applications, addressees, wechat } = deps

  /** Of these applications, those of families that have lost their child: nothing old is shown to them either. */
  async function bereaved(ids: readonly string[]): Promise<Set<string>> {
    const found = await Promise.all([...new Set(ids)].map(id => applications.get(id)))
    return new Set(found.filter(record => record && isBereaved(record.application)).map(record => record!.application.id))
  }

  return {
    async list(account: Account): Promise<{ notices: NoticeView[]; unread: number; wechatTemplate: string | null }> {
      const all = await notices.listOfAccount(account.id, LISTED_AT_MOST)
      const silent = await bereaved(all.map(({ applicationId }) => applicationId))
      const shown = all.filter(({ applicationId }) => !silent.has(applicationId))
      return {
        notices: shown.map(({ id, applicationId, action, at, read }) => ({ id, applicationId, action, at: at.toISOString(), read })),
        unread: shown.filter(({ read }) => !read).length,
        wechatTemplate: wechat.template,
      }
    },

    markRead: (upTo: string, account: Account): Promise<void> => notices.markRead(account.id, new Date(upTo)),

    saveLanguage: (language: Language, account: Account): Promise<void> => addressees.saveLanguage(account.id, language),
  }
}
