import * as z from 'zod'
import { NOTICE_ACTIONS } from '../domain/notice/notices'
import { idSchema, instantSchema } from './fields'
import { operation } from './operation'

export const noticeSchema = z
  .object({
    id: idSchema,
    applicationId: idSchema,
    /** What it tells; the words are in i18n. */
    action: z.enum(NOTICE_ACTIONS),
    at: instantSchema,
    read: z.boolean(),
  })
  .meta({ id: 'Notice' })
export type NoticeView = z.infer<typeof noticeSchema>

export const listNotices = operation({
  id: 'listNotices',
  method: 'GET',
  path: '/me/notices',
  summary: 'What the caller was told, the newest first; at most 100',
  access: ['parent'],
  response: z.object({
    notices: z.array(noticeSchema),
    unread: z.number().int(),
    /** WeChat's template to ask the reader's leave for; null when none is set up. */
    wechatTemplate: z.string().nullable(),
  }),
  errors: [],
})

export const markNoticesRead = operation({
  id: 'markNoticesRead',
  method: 'POST',
  path: '/me/notices/read',
  summary: 'Everything up to a moment was read',
  access: ['parent'],
  body: z.strictObject({ upTo: instantSchema }),
  response: null,
  errors: [],
})

export const saveNoticeLanguage = operation({
  id: 'saveNoticeLanguage',
  method: 'PUT',
  path: '/me/notice-language',
  summary: 'The language the caller is written to in',
  access: ['parent'],
  body: z.strictObject({ language: z.enum(['zh-CN', 'en']) }),
  response: null,
  errors: [],
})
