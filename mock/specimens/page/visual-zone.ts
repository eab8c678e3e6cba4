import { covers, letter, measure, type FontName } from '../lettering'
import type { SpecimenPassport } from '../passport'
import { labelOf, OTHER_ENGLISH, type PageField } from './labels'
import type { PageStyle } from './style'

/** Where the fields stand on the page of 125 × 88 mm. */
const TOP = 20.4
const BOTTOM = 66.4
const MARGIN = 4

/** The face that has every letter of the text, the first that was asked for if it can be. */
const faceFor = (faces: readonly FontName[], text: string) => faces.find(face => covers(face, text)) ?? 'semibold'

const printCode = (code: string) => code.padEnd(3, '<').replaceAll('<', ' ').trim()

/** What a page prints of a person. */
function valueOf(field: PageField, person: SpecimenPassport, { printDate }: PageStyle): string {
  const { printed } = person
  switch (field) {
    case 'surname': return person.surname.toUpperCase()
    case 'givenNames': return person.givenNames.toUpperCase()
    case 'nationality': return printed.nationality
    case 'sex': return person.sex
    case 'birthPlace': case 'issuePlace': return printed.placeOfBirth
    case 'authority': return printed.authority
    case 'birthDate': case 'issueDate': case 'expiryDate': return printDate(person[field])
    case 'personalNumber': return person.personalNumber ?? '0'.repeat(8)
    case 'height': return '1.72 m'
  }
}

/** A text in one line, or two where it is too long for one and has a gap. */
function wrap(text: string, fits: (line: string) => boolean): string[] {
  if (fits(text) || !text.includes(' ')) return [text]
  const words = text.split(' ')
  const cuts = words.slice(1).map((_, index) => [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')])
  return cuts.reduce((best, cut) => (Math.max(...cut.map(line => line.length)) < Math.max(...best.map(line => line.length)) ? cut : best))
}

/** The fields of a data page and their labels, as SVG. `ink` is the colour of the labels. */
export function drawFields(person: SpecimenPassport, style: PageStyle, ink: string): string {
  const { rows, labelBeside, labelSize, capitalLabels, numbering } = style
  const left = style.portraitOnTheRight ? 6 : 45.5
  const right = style.portraitOnTheRight ? 80 : 121.5
  const lines = labelBeside ? rows.flatMap(row => row.map(field => [field])) : rows
  const pitch = Math.min(labelBeside ? 5.2 : 7.1, (BOTTOM - TOP) / lines.length)
  const gap = Math.min(0.55, Math.max(0.3, pitch - labelSize - style.valueSize - 0.4))
  const size = Math.min(style.valueSize, pitch - labelSize * 0.5 - 1.2)
  let count = 0
  const drawn: string[] = []
  for (const [index, row] of lines.entries()) {
    const y = TOP + index * pitch
    for (const [place, field] of row.entries()) {
      count += 1
      const words = labelOf(field, style.languages, style.otherEnglish ? OTHER_ENGLISH : {})
      const label = `${numbering === 'before' ? `${count}. ` : ''}${capitalLabels ? words.toUpperCase() : words}${numbering === 'behind' ? ` (${count})` : ''}${labelBeside ? ':' : ''}`
      const value = valueOf(field, person, style)
      const x = left + place * (right - left) * 0.52
      const room = (place === row.length - 1 ? right : left + (right - left) * 0.52 - 2) - x
      const labelFace = faceFor(style.faces.slice(0, 1).concat('regular'), label)
      const labelled = Math.min(labelSize, labelSize * room / measure(label, { font: labelFace, size: labelSize }))
      const valueFace = faceFor(style.faces.slice(1), value)
      const valueRoom = labelBeside ? room * 0.5 : room
      const fits = (text: string) => measure(text, { font: valueFace, size }) <= valueRoom
      const texts = labelBeside || place < row.length - 1 ? [value] : wrap(value, fits)
      const smallest = Math.min(size, texts.length > 1 ? (pitch - labelled - 0.6) / 1.9 : size, ...texts.map(text => size * valueRoom / measure(text, { font: valueFace, size })))
      if (labelBeside) {
        const small = Math.min(labelled, labelled * room * 0.46 / measure(label, { font: labelFace, size: labelled }))
        drawn.push(letter(label, x, y + size, { font: labelFace, size: small, fill: ink }), letter(value, x + room * 0.48, y + size, { font: valueFace, size: smallest }))
        continue
      }
      drawn.push(letter(label, x, y, { font: labelFace, size: labelled, fill: ink }))
      for (const [line, text] of texts.entries()) drawn.push(letter(text, x, y + gap + smallest * (0.86 + line * 1.02), { font: valueFace, size: smallest }))
    }
  }
  return drawn.join('')
}

/** State, kind of document and number above the fields. */
export function drawHead(person: SpecimenPassport, style: PageStyle, ink: string): string {
  const { state } = person.printed
  const head = style.portraitOnTheRight ? 6 : 46
  const field = (label: string, value: string, x: number, size: number) =>
    letter(label, x, 12, { font: 'regular', size: style.labelSize, fill: ink }) + letter(value, x, 12.5 + size, { font: faceFor(style.faces.slice(1), value), size })
  const english = style.otherEnglish ? OTHER_ENGLISH : {}
  return [
    letter(state, 62.5, 7.2, { font: 'semibold', size: state.length > 40 ? 2.9 : 3.6, fill: ink, anchor: 'middle', spacing: 0.25 }),
    letter(style.languages.map(language => labelOf('document', [language], english)).join(' · '), style.portraitOnTheRight ? 84 : MARGIN + 2, 15.3, { font: 'semibold', size: 2.3, fill: ink, spacing: 0.1 }),
    field('Type', 'P', head, 3),
    field('Code', printCode(person.issuingState), head + 12, 3),
    field(labelOf('number', style.languages.slice(0, 2), english), person.documentNumber, head + 34, 3.4),
  ].join('')
}
