import { findWord } from '../card/anchors'

/** What a label on a data page says of the value below or beside it, as far as it matters. */
export type LabelRole = 'authority' | 'issueDate' | 'other'

/** Words of labels in the languages of ICAO 9303-4 and others in Latin letters, without marks and blanks. */
const WORDS: Readonly<Record<LabelRole, readonly string[]>> = {
  authority: [
    'AUTHORITY', 'ISSUINGAUTHORITY', 'ISSUINGOFFICE', 'ISSUEDBY', 'AUTORITE', 'AUTORIDAD', 'AUTORIDADE', 'AUTORITA', 'AUTORITATEA', 'AUTORITEIT', 'INSTANTIE', 'BEHORDE', 'MYNDIGHET', 'MYNDIGHED',
    'ORGANWYDAJACY', 'VYDAL', 'IZDAO', 'VERENMAKAM', 'VIRANOMAINEN', 'ORGANEEMETTEUR', 'AUTORITAT', 'KANTORYANGMENGELUARKAN', 'EXPEDIDOPOR',
  ],
  issueDate: [
    'DATEOFISSUE', 'ISSUEDATE', 'DATEISSUED', 'ISSUEDON', 'DELIVRANCE', 'EXPEDICION', 'EMISION', 'EMISSAO', 'RILASCIO', 'AUSSTELLUNGSDATUM', 'DATAWYDANIA', 'DATUMVANAFGIFTE', 'UTFARDAT', 'UDSTEDELSESDATO', 'UTSTEDT',
    'VERILISTARIHI', 'DATUMVYDANI', 'DATUMIZDAVANJA', 'MYONNETTY', 'DATAELIBERARII', 'ELIBERARII',
  ],
  other: [
    'NATIONALITY', 'NATIONALITE', 'NACIONALIDAD', 'CITIZENSHIP', 'STAATSANGEHORIGKEIT', 'PLACEOFBIRTH', 'LIEUDENAISSANCE', 'LUGARDENACIMIENTO', 'NACIMIENTO', 'NAISSANCE', 'NASCIMENTO', 'GEBURTSORT', 'PLACEOFISSUE', 'LIEUDEDELIVRANCE', 'LUGARDEEXPEDICION',
    'SURNAME', 'GIVENNAMES', 'PERSONALNO', 'IDENTITYNO', 'HEIGHT', 'TAILLE', 'COLOUROFEYES', 'RESIDENCE', 'DOMICILE', 'ADDRESS', 'PROFESSION', 'OBSERVATIONS', 'DATEOFEXPIRY', 'EXPIRATION', 'EXPIRYDATE', 'DATEOFBIRTH', 'PASSPORTNO', 'COUNTRYCODE', 'CODEOFSTATE',
  ],
}

/** Signs of a label that must be right. */
const FEWEST = 4.5

/** Lines with labels of a data page that say there is one. */
const FEWEST_LABELS = 3

/** Whether lines of print hold the labels of a passport's data page. */
export const showLabels = (lines: readonly string[]): boolean => lines.filter(line => roleOf(line) !== null).length >= FEWEST_LABELS

/** What a label is for, going by the likest of the words it may hold; null when it is no label that is known. */
export function roleOf(text: string): LabelRole | null {
  const letters = [...text.normalize('NFD').toUpperCase().replace(/[^A-Z]/g, '')]
  let best: { role: LabelRole | null; found: number } = { role: null, found: FEWEST }
  for (const [role, words] of Object.entries(WORDS) as [LabelRole, readonly string[]][]) {
    for (const word of words) {
      const match = findWord(letters, word)
      // Of words as long, the one that is there with fewer mistakes.
      const found = match ? word.length * (2 * match.likeness - 1) : 0
      if (found > best.found) best = { role, found }
    }
  }
  return best.role
}
