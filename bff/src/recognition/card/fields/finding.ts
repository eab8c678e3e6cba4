import type { Engine } from '../../letters/engine'
import type { Box } from '../geometry/pieces'
import type { SideRow } from '../kinds'
import type { Scan } from '../scan'
import type { CardSign } from '../segments'

/**
 * What a field says and where; `sure` when it was proven: two readings agree, or something on the card that depends on it.
 * `invalid` is a number that both readers see and whose check character is wrong.
 */
export type Finding = { value: string; confidence: number; sure: boolean; parts: Box[]; invalid?: boolean }

/** A card whose side is known, and who reads it. `today` is an ISO date. */
export type Look = { scan: Scan; row: SideRow; engine: Engine; today: string }

/** How certain the least certain sign is. */
export const weakest = (signs: readonly CardSign[]) => Math.min(1, ...signs.map(({ confidence }) => confidence))
