import type { AppliedWrite } from '../saving'

/** A time a family has chosen, or once had. One an application, so that changing is one step. */
export type AppointmentRecord = {
  applicationId: string
  institutionCode: string
  /** When the slot begins, and which of its places is theirs; null while none is. */
  slot: { start: Date; place: number } | null
  updatedAt: Date
  /** Counts saves. */
  revision: number
  appliedWrites: AppliedWrite[]
}

/** The store promises that no place of a slot is anybody else's. */
export interface AppointmentRepository {
  get(applicationId: string): Promise<AppointmentRecord | null>
  /** @returns false when the application has a record already */
  insert(record: AppointmentRecord & { slot: null }): Promise<boolean>
  /**
   * Saves the record if nobody has saved it since it was read, and counts `revision` up.
   * @returns 'stale' when somebody was faster, 'taken' when the place is another family's
   */
  save(record: AppointmentRecord): Promise<'saved' | 'stale' | 'taken'>
  /** The appointments at a counter that begin in a time, earliest first. */
  between(institutionCode: string, from: Date, before: Date): Promise<AppointmentRecord[]>
}
