/** How large the letters are: what the browser is set to (percent), and whether the reader has chosen large text here; at some, longer words are tried as well. */
export type Size = { name: string; browserText: number; large: boolean; longerWords?: true }

export const TWICE: Size = { name: '200 %', browserText: 200, large: false }
export const SIZES: readonly Size[] = [{ name: '100 %', browserText: 100, large: false, longerWords: true }, TWICE, { name: 'large text', browserText: 100, large: true, longerWords: true }]
