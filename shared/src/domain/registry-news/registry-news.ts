/** What phase 3 tells of its own accord: a certificate whose state was changed elsewhere, a newborn who has died. */

/** 有效 · 已领取 · 作废 · 已换发 · 已补发 */
export const REGISTRY_CERTIFICATE_STATES = ['inForce', 'collected', 'void', 'replaced', 'reissued'] as const
export type RegistryCertificateState = (typeof REGISTRY_CERTIFICATE_STATES)[number]

export type RegistryNews = {
  /** The same id again is the same news. */
  messageId: string
  /** When it became so at phase 3; ISO 8601. */
  at: string
  about:
    | { kind: 'certificate'; number: string; state: RegistryCertificateState; /** The number that came after it. */ successor: string | null }
    /** `died` false takes an earlier word back. */
    | { kind: 'newborn'; birthRecordId: string; died: boolean }
}

/** What is known of one subject: the newest news, and every message that was taken in. */
export type KnownNews = { latest: RegistryNews; received: string[] }

/** How many messages of one subject are remembered; far more than may still be on their way. */
const REMEMBERED = 200

/** What the news is about, as a key. */
export function subjectOf({ about }: RegistryNews): string {
  return about.kind === 'certificate' ? `certificate ${about.number}` : `newborn ${about.birthRecordId}`
}

/** What is known after a piece of news; the same as before when it came before. Older news is remembered and changes nothing. */
export function takeNews(known: KnownNews | null, news: RegistryNews): KnownNews {
  if (!known) return { latest: news, received: [news.messageId] }
  if (known.received.includes(news.messageId)) return known
  return { latest: isNewer(news, known.latest) ? news : known.latest, received: [...known.received, news.messageId].slice(-REMEMBERED) }
}

/** Of two of the same moment the message id decides, so that every order of arrival ends the same. */
function isNewer(a: RegistryNews, b: RegistryNews): boolean {
  const difference = Date.parse(a.at) - Date.parse(b.at)
  return difference !== 0 ? difference > 0 : a.messageId > b.messageId
}
