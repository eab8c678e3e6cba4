import type { MonthLanguage } from './date-prints'
import type { LabelLanguage } from './labels'

/** A state as its data page prints it: its name, who issues passports, and the languages of labels and months. */
export type PrintingState = { code: string; name: string; nationality: string; authorities: readonly string[]; labels: readonly LabelLanguage[]; months: readonly MonthLanguage[] }

/** Invented or general names of authorities, in the manner of each state. */
export const PRINTING_STATES: readonly PrintingState[] = [
  { code: 'POL', name: 'RZECZPOSPOLITA POLSKA', nationality: 'POLSKIE/POLISH', authorities: ['WOJEWODA MAŁOPOLSKI', 'WOJEWODA LUBELSKI'], labels: ['PL', 'EN'], months: ['pl', 'en'] },
  { code: 'NGA', name: 'FEDERAL REPUBLIC OF NIGERIA', nationality: 'NIGERIAN', authorities: ['ABUJA HQRS', 'IKOYI-LAGOS'], labels: ['EN', 'FR'], months: ['fr', 'en'] },
  { code: 'NLD', name: 'KONINKRIJK DER NEDERLANDEN', nationality: 'NEDERLANDSE', authorities: ['Burg. van Amersfoort', 'MIN. VAN BUITENLANDSE ZAKEN'], labels: ['NL', 'EN', 'FR'], months: ['nl'] },
  { code: 'FRA', name: 'RÉPUBLIQUE FRANÇAISE', nationality: 'FRANÇAISE', authorities: ['PRÉFECTURE DE POLICE', 'PRÉFECTURE DU RHÔNE', 'SOUS-PRÉFECTURE DE BREST'], labels: ['FR', 'EN'], months: ['fr'] },
  { code: 'JPN', name: 'JAPAN', nationality: 'JAPAN', authorities: ['MINISTRY OF FOREIGN AFFAIRS'], labels: ['EN'], months: ['en'] },
  { code: 'IRL', name: 'ÉIRE IRELAND', nationality: 'ÉIREANNACH/IRISH', authorities: ['BALSCADDEN', 'PASSPORT OFFICE'], labels: ['EN', 'FR'], months: ['en', 'fr'] },
  { code: 'BRA', name: 'REPÚBLICA FEDERATIVA DO BRASIL', nationality: 'BRASILEIRO(A)', authorities: ['DPF/SP', 'SR/DPF/RJ'], labels: ['PT', 'EN', 'FR'], months: ['pt'] },
  { code: 'RUS', name: 'РОССИЙСКАЯ ФЕДЕРАЦИЯ / RUSSIAN FEDERATION', nationality: 'RUSSIAN FEDERATION', authorities: ['MVD 77010', 'FMS 50023'], labels: ['RU', 'EN'], months: ['en'] },
  { code: 'LBN', name: 'REPUBLIC OF LEBANON', nationality: 'LEBANESE', authorities: ['GENERAL SECURITY'], labels: ['EN', 'FR'], months: ['en'] },
  { code: 'D', name: 'BUNDESREPUBLIK DEUTSCHLAND', nationality: 'DEUTSCH', authorities: ['STADT GÖTTINGEN', 'LANDESHAUPTSTADT MÜNCHEN', 'KREISVERWALTUNG MAYEN', 'STADT ULM'], labels: ['DE', 'EN', 'FR'], months: ['en'] },
  { code: 'USA', name: 'UNITED STATES OF AMERICA', nationality: 'UNITED STATES OF AMERICA', authorities: ['United States Department of State', 'UNITED STATES DEPARTMENT OF STATE'], labels: ['EN', 'FR', 'ES'], months: ['en'] },
  { code: 'AUS', name: 'AUSTRALIA', nationality: 'AUSTRALIAN', authorities: ['MELBOURNE', 'BRISBANE'], labels: ['EN'], months: ['en'] },
  { code: 'DNK', name: 'DANMARK', nationality: 'DANSK', authorities: ['AARHUS KOMMUNE', 'ODENSE KOMMUNE'], labels: ['DA', 'EN', 'FR'], months: ['da'] },
  { code: 'SWE', name: 'SVERIGE SWEDEN', nationality: 'SVENSK/SWEDISH', authorities: ['POLISMYNDIGHETEN'], labels: ['SV', 'EN', 'FR'], months: ['sv'] },
  { code: 'PRT', name: 'REPÚBLICA PORTUGUESA', nationality: 'PORTUGUESA', authorities: ['IRN - I.P.', 'CONSULADO GERAL'], labels: ['PT', 'EN', 'FR'], months: ['pt', 'en'] },
  { code: 'GRC', name: 'HELLENIC REPUBLIC', nationality: 'HELLENIC', authorities: ['A.E.A./D.D.-N.P.C.', 'HELLENIC POLICE'], labels: ['EN', 'FR'], months: ['en'] },
  { code: 'KAZ', name: 'REPUBLIC OF KAZAKHSTAN', nationality: 'KAZAKHSTAN', authorities: ['MINISTRY OF INTERNAL AFFAIRS'], labels: ['RU', 'EN'], months: ['en'] },
  { code: 'SGP', name: 'REPUBLIC OF SINGAPORE', nationality: 'SINGAPORE CITIZEN', authorities: ['MINISTRY OF HOME AFFAIRS'], labels: ['EN'], months: ['en'] },
  { code: 'ZAF', name: 'REPUBLIC OF SOUTH AFRICA', nationality: 'SOUTH AFRICAN', authorities: ['DEPT OF HOME AFFAIRS', 'HOME AFFAIRS'], labels: ['EN', 'FR'], months: ['en', 'fr'] },
  { code: 'TUR', name: 'TÜRKİYE CUMHURİYETİ', nationality: 'T.C./TUR', authorities: ['ÇANKAYA', 'ISTANBUL'], labels: ['TR', 'EN'], months: ['en'] },
  { code: 'IND', name: 'REPUBLIC OF INDIA', nationality: 'INDIAN', authorities: ['BENGALURU', 'PASSPORT OFFICE DELHI'], labels: ['EN'], months: ['en'] },
  { code: 'CAN', name: 'CANADA', nationality: 'CANADIAN/CANADIENNE', authorities: ['GATINEAU', 'MISSISSAUGA'], labels: ['EN', 'FR'], months: ['fr'] },
  { code: 'ESP', name: 'REINO DE ESPAÑA', nationality: 'ESPAÑOLA', authorities: ['DIRECCIÓN GENERAL DE LA POLICÍA', 'COMISARÍA DE SEGOVIA'], labels: ['ES', 'EN', 'FR'], months: ['es', 'en'] },
  { code: 'COL', name: 'REPÚBLICA DE COLOMBIA', nationality: 'COLOMBIANA', authorities: ['GOBERNACIÓN DE TOLIMA', 'C. BUCARAMANGA'], labels: ['ES', 'EN'], months: ['es', 'en'] },
]

/** The state with that code. Throws when none of the specimens' states has it. */
export function stateOf(code: string): PrintingState {
  const state = PRINTING_STATES.find(known => known.code === code)
  if (!state) throw new RangeError(`no specimen is issued by ${code}`)
  return state
}
