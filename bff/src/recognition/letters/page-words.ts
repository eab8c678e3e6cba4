// Words that stand on a passport's data page in the languages ICAO 9303-4 asks for, beside the state's own.
const ANCHORS = [
  /PASS?E?PORT/, /SURNAME|\bNOM\b/, /GIVEN\s*NAME|PR[EÉ]NOM/, /NATIONALIT/, /DATE\s*OF\s*BIRTH|NAISSANCE/, /PLACE\s*OF\s*BIRTH|LIEU/,
  /DATE\s*OF\s*ISSUE|D[EÉ]LIVRANCE/, /EXPIRY|EXPIRATION/, /AUTHORIT|AUTORIT/, /CODE\s*OF\s*STATE/,
]
const ENOUGH = 3

/** Whether the words of a page are those of a passport's data page. */
export function looksLikeDataPage(text: string): boolean {
  const upper = text.toUpperCase()
  return ANCHORS.filter(anchor => anchor.test(upper)).length >= ENOUGH
}

/** How many words of three letters and more there are; noise makes shorter ones. */
export function countWords(text: string): number {
  return text.match(/\p{L}{3,}/gu)?.length ?? 0
}
