/** Names of the upper line, words parted by blanks; `odd` when the line is not written as ICAO 9303-3 §4.6 has it, or full. */
export type Names = { surname: string | null; givenNames: string | null; odd: boolean }

const words = (text: string) => text.split('<').filter(Boolean).join(' ')

/** Reads the 39 letters of the names. A line without a filler at its end may have been cut short by the printer. */
export function readNames(text: string): Names {
  const written = text.replace(/<+$/, '')
  const [primary = '', ...rest] = written.split('<<')
  const secondary = rest.join('<')
  return {
    surname: words(primary) || null,
    givenNames: words(secondary) || null,
    odd: written.length === text.length || primary === '' || rest.length > 1 || /^<|<$/.test(secondary),
  }
}
