import type { KeptTexts } from './platform/types'

const KEY = 'drafts'

/**
 * What is typed but not yet sent survives a reload and a dropped call. One draft a page; it goes when the answer is
 * saved, and all go when the person signs out: on a shared computer the next one must not find them.
 */
export function createDrafts(kept: KeptTexts) {
  const all = (): Record<string, unknown> => {
    try {
      const value: unknown = JSON.parse(kept.read(KEY) ?? '{}')
      return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
    } catch {
      return {}
    }
  }
  return {
    /** The draft of a page, or null. */
    read: <T extends object>(page: string): T | null => (all()[page] as T | undefined) ?? null,
    write: (page: string, value: object) => kept.write(KEY, JSON.stringify({ ...all(), [page]: value })),
    forget: (page: string) => {
      const { [page]: _gone, ...rest } = all()
      kept.write(KEY, JSON.stringify(rest))
    },
    forgetAll: () => kept.remove(KEY),
  }
}
