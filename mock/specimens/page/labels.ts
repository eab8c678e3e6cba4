/** What a data page says beside its values. */
export type PageField =
  | 'surname' | 'givenNames' | 'nationality' | 'birthDate' | 'sex' | 'birthPlace' | 'issueDate' | 'authority' | 'expiryDate'
  | 'personalNumber' | 'height' | 'issuePlace'

type Words = Record<PageField, string> & { document: string; number: string }

const EN: Words = {
  document: 'PASSPORT', number: 'Passport No.', surname: 'Surname', givenNames: 'Given names', nationality: 'Nationality', birthDate: 'Date of birth', sex: 'Sex',
  birthPlace: 'Place of birth', issueDate: 'Date of issue', authority: 'Authority', expiryDate: 'Date of expiry', personalNumber: 'Personal No.', height: 'Height', issuePlace: 'Place of issue',
}
const FR: Words = {
  document: 'PASSEPORT', number: 'Passeport n°', surname: 'Nom', givenNames: 'Prénoms', nationality: 'Nationalité', birthDate: 'Date de naissance', sex: 'Sexe',
  birthPlace: 'Lieu de naissance', issueDate: 'Date de délivrance', authority: 'Autorité', expiryDate: 'Date d’expiration', personalNumber: 'N° personnel', height: 'Taille', issuePlace: 'Lieu de délivrance',
}
const ES: Words = {
  document: 'PASAPORTE', number: 'Pasaporte N°', surname: 'Apellidos', givenNames: 'Nombre', nationality: 'Nacionalidad', birthDate: 'Fecha de nacimiento', sex: 'Sexo',
  birthPlace: 'Lugar de nacimiento', issueDate: 'Fecha de expedición', authority: 'Autoridad', expiryDate: 'Fecha de caducidad', personalNumber: 'N° personal', height: 'Estatura', issuePlace: 'Lugar de expedición',
}
const DE: Words = {
  document: 'REISEPASS', number: 'Pass-Nr.', surname: 'Name', givenNames: 'Vornamen', nationality: 'Staatsangehörigkeit', birthDate: 'Geburtsdatum', sex: 'Geschlecht',
  birthPlace: 'Geburtsort', issueDate: 'Ausstellungsdatum', authority: 'Behörde', expiryDate: 'Gültig bis', personalNumber: 'Personalnummer', height: 'Größe', issuePlace: 'Ausstellungsort',
}
const PT: Words = {
  document: 'PASSAPORTE', number: 'Passaporte N.º', surname: 'Apelido', givenNames: 'Nome', nationality: 'Nacionalidade', birthDate: 'Data de nascimento', sex: 'Sexo',
  birthPlace: 'Naturalidade', issueDate: 'Data de emissão', authority: 'Autoridade', expiryDate: 'Válido até', personalNumber: 'Identidade N.º', height: 'Altura', issuePlace: 'Local de emissão',
}
const PL: Words = {
  document: 'PASZPORT', number: 'Nr paszportu', surname: 'Nazwisko', givenNames: 'Imiona', nationality: 'Obywatelstwo', birthDate: 'Data urodzenia', sex: 'Płeć',
  birthPlace: 'Miejsce urodzenia', issueDate: 'Data wydania', authority: 'Organ wydający', expiryDate: 'Data ważności', personalNumber: 'Nr PESEL', height: 'Wzrost', issuePlace: 'Miejsce wydania',
}
const NL: Words = {
  document: 'PASPOORT', number: 'Documentnr.', surname: 'Naam', givenNames: 'Voornamen', nationality: 'Nationaliteit', birthDate: 'Geboortedatum', sex: 'Geslacht',
  birthPlace: 'Geboorteplaats', issueDate: 'Datum van afgifte', authority: 'Autoriteit', expiryDate: 'Geldig tot', personalNumber: 'Persoonsnummer', height: 'Lengte', issuePlace: 'Plaats van afgifte',
}
const SV: Words = {
  document: 'PASS', number: 'Passnr', surname: 'Efternamn', givenNames: 'Förnamn', nationality: 'Nationalitet', birthDate: 'Födelsedatum', sex: 'Kön',
  birthPlace: 'Födelseort', issueDate: 'Utfärdat den', authority: 'Myndighet', expiryDate: 'Sista giltighetsdag', personalNumber: 'Personnr', height: 'Längd', issuePlace: 'Utfärdandeort',
}
const DA: Words = {
  document: 'PAS', number: 'Pas nr.', surname: 'Efternavn', givenNames: 'Fornavne', nationality: 'Nationalitet', birthDate: 'Fødselsdato', sex: 'Køn',
  birthPlace: 'Fødested', issueDate: 'Udstedelsesdato', authority: 'Myndighed', expiryDate: 'Udløbsdato', personalNumber: 'Personnr.', height: 'Højde', issuePlace: 'Udstedelsessted',
}
const RU: Words = {
  document: 'ПАСПОРТ', number: 'Номер паспорта', surname: 'Фамилия', givenNames: 'Имя', nationality: 'Гражданство', birthDate: 'Дата рождения', sex: 'Пол',
  birthPlace: 'Место рождения', issueDate: 'Дата выдачи', authority: 'Орган, выдавший документ', expiryDate: 'Действителен до', personalNumber: 'Личный номер', height: 'Рост', issuePlace: 'Место выдачи',
}
const TR: Words = {
  document: 'PASAPORT', number: 'Pasaport No', surname: 'Soyadı', givenNames: 'Adı', nationality: 'Uyruğu', birthDate: 'Doğum tarihi', sex: 'Cinsiyeti',
  birthPlace: 'Doğum yeri', issueDate: 'Veriliş tarihi', authority: 'Veren makam', expiryDate: 'Geçerlilik tarihi', personalNumber: 'T.C. Kimlik No', height: 'Boyu', issuePlace: 'Veriliş yeri',
}
const WORDS = { EN, FR, ES, DE, PT, PL, NL, SV, DA, RU, TR }
export type LabelLanguage = keyof typeof WORDS

/** Wordings of English labels that some states print instead. */
export const OTHER_ENGLISH: Partial<Words> = {
  givenNames: 'Given name(s)', number: 'Passport number', authority: 'Issuing authority', expiryDate: 'Date of expiration', issueDate: 'Issue date', personalNumber: 'Identity No.',
}

/** A label in some languages, parted by strokes. */
export function labelOf(field: keyof Words, languages: readonly LabelLanguage[], english: Partial<Words> = {}): string {
  return languages.map(language => (language === 'EN' ? english[field] : undefined) ?? WORDS[language][field]).join(' / ')
}
