import * as z from 'zod'
import type { ChineseAddress } from '../address/address'
import { LARGEST_AMOUNT_FEN } from './money'

/** What a parcel costs, by province: the first row that has the province, or the row for every other. */
export const courierFeesSchema = z.array(
  z.strictObject({
    /** The first two digits of GB/T 2260; `*` is every other province. */
    provinces: z.array(z.string().regex(/^(?:\d{2}|\*)$/)).min(1),
    /** Fen; null: the courier does not go there. */
    amountFen: z.number().int().min(1).max(LARGEST_AMOUNT_FEN).nullable(),
  }),
)
export type CourierFees = z.infer<typeof courierFeesSchema>

/** Xinjiang is 65 and Tibet 54. */
export const COURIER_FEES: CourierFees = [
  { provinces: ['54', '65'], amountFen: 2600 },
  { provinces: ['*'], amountFen: 1800 },
]

/** What it costs to send a certificate to an address, in fen; null when the courier does not go there. */
export function courierFee(fees: CourierFees, { provinceCode }: Pick<ChineseAddress, 'provinceCode'>): number | null {
  const row = fees.find(({ provinces }) => provinces.includes(provinceCode)) ?? fees.find(({ provinces }) => provinces.includes('*'))
  return row?.amountFen ?? null
}
