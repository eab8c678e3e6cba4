import type { Engine } from '../letters/engine'
import type { Grey } from '../picture/grey'
import { judgeSides, type Verdict } from './classify'
import { readSide, fieldsOf, type Findings } from './fields/read-side'
import { SIDES, type SideRow } from './kinds'
import { scanCard, scanForMissed, type Scan } from './scan'

/** A card whose side is known, with what was read on it. */
export type ReadCardSide = { scan: Scan; row: SideRow; findings: Findings }

/** What came of a card laid flat: its words, and its side when it is one the reader knows. */
export type FlatCard = { scan: Scan; read: ReadCardSide | null }

/** Signs of its words a card must show; with fewer than the second a second look is worth its time. */
const FEWEST_SIGNS = 5
const FEW_SIGNS = 8
/** Without its title a front is known by so many labels and a number that only that kind has. */
const WITHOUT_TITLE = 12
/** Years. */
const LONGEST_PERMIT = 5

/** Resident identity card or residence permit: the number says it, and an ethnicity that only the former prints. Null when neither can be seen. */
function chooseIdentityFront({ words }: Scan, { number }: Findings): SideRow | null {
  const [identityCard, permit] = ['residentIdentityCard', 'residencePermit'].map(kind => SIDES.find(row => row.kind === kind && row.side === 'front')!) as [SideRow, SideRow]
  if (number) return /^8[123]0000/.test(number.value) ? permit : identityCard
  return words.labels.ethnicity ? identityCard : null
}

/** Backs differ in their title; without it, in what only a residence permit prints, and in terms it is never issued for. */
function isPlainBack({ kind }: SideRow, { labels }: Scan['words'], { issueDate, expiryDate }: Findings): boolean {
  if (kind === 'residencePermit') return labels.permitNumber !== undefined || labels.count !== undefined
  return issueDate !== undefined && (!expiryDate || Number(expiryDate.value.slice(0, 4)) - Number(issueDate.value.slice(0, 4)) > LONGEST_PERMIT)
}

/** Whether what was found leaves no doubt about the side. */
function isPlain({ row, found }: Verdict, { words }: Scan, findings: Findings): boolean {
  const { number } = findings
  if (found < FEWEST_SIGNS) return false
  if (row.title === null || words.titles[row.title]) return true
  if (row.side === 'back') return isPlainBack(row, words, findings)
  return found >= WITHOUT_TITLE && number?.sure === true
}

async function readAs(verdict: Verdict, scan: Scan, engine: Engine, today: string): Promise<ReadCardSide | null> {
  const findings = await readSide({ scan, row: verdict.row, engine, today })
  if (!isPlain(verdict, scan, findings) || scan.words.strangers.length > 0) return null
  const row = verdict.row.labels.includes('citizenNumber') ? chooseIdentityFront(scan, findings) : verdict.row
  return row && { scan, row, findings }
}

const isWhole = ({ row, findings }: ReadCardSide) => fieldsOf(row, findings).every(field => findings[field] || (field === 'expiryDate' && row.endless))

/**
 * Reads a card whose words are known: which it is, and its fields. A second look goes for the lines the first passed over, where
 * that leaves the side or a field open.
 */
export async function readScannedCard(first: Scan, engine: Engine, today: string): Promise<FlatCard> {
  const [verdict] = judgeSides(first.words, first.segments)
  const read = verdict && verdict.found >= FEW_SIGNS ? await readAs(verdict, first, engine, today) : null
  if ((read && isWhole(read)) || first.words.strangers.length > 0) return { scan: first, read }
  const second = await scanForMissed(first, engine)
  const [better] = judgeSides(second.words, second.segments)
  const again = better && better.found >= FEWEST_SIGNS ? await readAs(better, second, engine, today) : null
  if (!again) return { scan: second, read }
  return { scan: second, read: { ...again, findings: { ...read?.row === again.row ? read.findings : {}, ...again.findings } } }
}

/** Whether a card that lies flat is one the reader knows; nothing is read but its words. */
export async function isKnownCard(flat: Grey, pixelsPerMm: number, engine: Engine): Promise<boolean> {
  const { words, segments } = await scanCard(flat, pixelsPerMm, engine)
  const [verdict] = judgeSides(words, segments)
  return verdict !== undefined && verdict.found >= FEWEST_SIGNS && words.strangers.length === 0
}
