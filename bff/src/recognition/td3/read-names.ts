/**
 * Names of the upper line, words parted by blanks, and the columns (of the 39) where the given names begin and where
 * all names end; `odd` when the line is not written as ICAO 9303-3 §4.6 has it, or is full.
 */
export type Names = { surname: string | null; givenNames: string | null; split: number; end: number; odd: boolean }

const words = (text: string) => text.split('<').filter(Boolean).join(' ')

/** Reads the 39 letters of the names. A line without a filler at its end may have been cut short by the printer. */
export function readNames(text: string): Names {
  const written = text.replace(/<+$/, '')
  const [primary = '', ...rest] = written.split('<<')
  return {
    surname: words(primary) || null,
    givenNames: words(rest.join('<')) || null,
    split: Math.min(primary.length + 2, text.length),
    end: written.length,
    odd: written.length === text.length || primary === '' || rest.length > 1 || rest[0]?.startsWith('<') === true,
  }
}
