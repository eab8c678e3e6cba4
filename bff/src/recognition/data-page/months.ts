/** Months as passports print them, January first: words of one list are of one language, without marks. */
const LISTS = [
  'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC', 'JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER', 'JAN FEB MAR APR MAY JUNE JULY AUG SEPT OCT NOV DEC',
  'JANV FEVR MARS AVR MAI JUIN JUIL AOUT SEPT OCT NOV DEC', 'JAN FEV MAR AVR MAI JUN JUL AOU SEP OCT NOV DEC', 'JANVIER FEVRIER MARS AVRIL MAI JUIN JUILLET AOUT SEPTEMBRE OCTOBRE NOVEMBRE DECEMBRE',
  'ENE FEB MAR ABR MAY JUN JUL AGO SEP OCT NOV DIC', 'JAN FEV MAR ABR MAI JUN JUL AGO SET OUT NOV DEZ', 'GEN FEB MAR APR MAG GIU LUG AGO SET OTT NOV DIC', 'IAN FEB MAR APR MAI IUN IUL AUG SEP OCT NOI DEC',
  'JAN FEB MRZ APR MAI JUN JUL AUG SEP OKT NOV DEZ', 'JAN FEB MAER APR MAI JUNI JULI AUG SEPT OKT NOV DEZ', 'JAN FEB MRT APR MEI JUN JUL AUG SEP OKT NOV DEC', 'JAN FEB MAA APR MEI JUN JUL AUG SEP OKT NOV DEC',
  'JAN FEB MAR APR MAJ JUN JUL AUG SEP OKT NOV DEC', 'JAN FEB MAR APR MAI JUN JUL AUG SEP OKT NOV DES', 'TAMMI HELMI MAALIS HUHTI TOUKO KESA HEINA ELO SYYS LOKA MARRAS JOULU',
  'STY LUT MAR KWI MAJ CZE LIP SIE WRZ PAZ LIS GRU', 'LED UNO BRE DUB KVE CVN CVC SRP ZAR RIJ LIS PRO', 'SIJ VELJ OZU TRA SVI LIP SRP KOL RUJ LIS STU PRO', 'OCA SUB MAR NIS MAY HAZ TEM AGU EYL EKI KAS ARA',
  'JAN PEB MAR APR MEI JUN JUL AGT SEP OKT NOP DES', 'JAN FEB MAC APR MEI JUN JUL OGO SEP OKT NOV DIS', 'EAN FEA MAR AIB BEA MEI IUI LUN MFO DFO SAM NOL', 'JAN FEB MAR APR MAI JUN JUL AGO SEP OKT NOV DIS', 'YAN FEV MAR APR MAY IYN IYL AVQ SEN OKT NOY DEK',
  'SAU VAS KOV BAL GEG BIR LIE RGP RGS SPA LAP GRU', 'JAN FEB MAR APR MAI JUN JUL AUG SEP OKT NOV DETS', 'I II III IV V VI VII VIII IX X XI XII',
]

const MONTHS = new Map<string, Set<number>>()
for (const list of LISTS) {
  for (const [index, word] of list.split(' ').entries()) MONTHS.set(word, (MONTHS.get(word) ?? new Set()).add(index + 1))
}

/** Whether a word in capitals without marks is a month as it is printed. */
export const isMonth = (word: string): boolean => MONTHS.has(word)

const differ = (one: string, other: string) => [...one].filter((letter, at) => letter !== other[at]).length

const ENGLISH = LISTS[0]!.split(' ')

/**
 * The months, 1 to 12, that a word in capitals without marks may name: LIS is November in Polish and October in Croatian. A word
 * with one letter misread, as FED, names an English month where only one comes near it.
 */
export function monthsOf(word: string): readonly number[] {
  const known = MONTHS.get(word)
  if (known) return [...known]
  const near = word.length === 3 ? ENGLISH.flatMap((other, index) => (differ(word, other) === 1 ? [index + 1] : [])) : []
  return near.length === 1 ? near : []
}
