/**
 * Money is a whole number of fen (分), never a fraction of a yuan: 18 yuan is 1800. Only the bill and the reader's page
 * speak of yuan, and both go through here.
 */
export const LARGEST_AMOUNT_FEN = 100_000_00

/** Whether a number can be an amount of ours: whole, positive, and no more than a slip of the hand. */
export function isAmountFen(amount: unknown): amount is number {
  return Number.isSafeInteger(amount) && Number(amount) > 0 && Number(amount) <= LARGEST_AMOUNT_FEN
}

const YUAN = /^(\d{1,12})(?:\.(\d{1,2}))?$/

/** `18`, `18.5` or `18.00` as fen, without rounding; null for anything else, signs included. */
export function fenOfYuan(text: string): number | null {
  const [, yuan, fen = ''] = YUAN.exec(text) ?? []
  return yuan === undefined ? null : Number(yuan) * 100 + Number(fen.padEnd(2, '0'))
}

/** Fen as yuan with two decimals: 1800 is `18.00`. */
export function yuanOfFen(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
