import type { listDivisions, Output } from '@mcb/shared/contract'

export type Division = Output<typeof listDivisions>['divisions'][number]

/** The administrative divisions of mainland China. */
export interface DivisionTable {
  /** What `parent` is divided into, by code; the provinces when it is left out. Empty when there is nothing below it. */
  below(parent?: string): Division[]
}
