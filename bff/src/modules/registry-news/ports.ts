import type { KnownNews, RegistryNews } from '@mcb/shared/domain'

/** What phase 3 has said of one subject: one document in the store, saved as a whole. */
export type RegistryNewsRecord = KnownNews & {
  /** See `subjectOf`. */
  subject: string
  /** Nobody here has such a certificate or newborn: kept for somebody to look at. */
  unknown: boolean
  updatedAt: Date
  /** Counts saves. */
  revision: number
}

export interface RegistryNewsRepository {
  get(subject: string): Promise<RegistryNewsRecord | null>
  /** @returns false when there is one already */
  insert(record: RegistryNewsRecord): Promise<boolean>
  /** Saves the record if nobody has saved it since it was read, and counts `revision` up. */
  save(record: RegistryNewsRecord): Promise<'saved' | 'stale'>
  /** News about what is not known here, newest first. */
  listUnknown(limit: number): Promise<RegistryNewsRecord[]>
}

/** Finds whom news is about. */
export interface ApplicationsByNews {
  /** Ids of the applications the certificate was issued for, or the newborn is in. */
  findAbout(about: RegistryNews['about']): Promise<string[]>
}
