/** How large the letters are: what the browser is set to (percent), and whether the reader has chosen large text here. */
export type Size = { name: string; browserText: number; large: boolean }

export const TWICE: Size = { name: '200 %', browserText: 200, large: false }
export const SIZES: readonly Size[] = [{ name: '100 %', browserText: 100, large: false }, TWICE, { name: 'large text', browserText: 100, large: true }]
