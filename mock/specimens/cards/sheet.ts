import type { DocumentSide, RecognizedFieldName, RecognizedKind } from '@mcb/shared/contract'
import type { Chance } from '../chance'
import { covers, letter, measure, type FontName } from '../lettering'

/** ID-1 of ISO/IEC 7810, in millimetres. */
export const CARD = { width: 85.6, height: 53.98 }

/** In millimetres from the card's top left. */
export type Box = { left: number; top: number; right: number; bottom: number }

/** One side of a card, flat, and where its fields stand. `paper` names the print below the lettering. */
export type FlatCard = {
  kind: RecognizedKind; side: DocumentSide
  paper: { style: PaperStyle; tint: number }
  /** SVG elements in millimetres. */
  lettering: string
  places: Partial<Record<RecognizedFieldName, Box>>
  fields: Partial<Record<RecognizedFieldName, string>>
}
export type PaperStyle = 'identityFront' | 'identityBack' | 'permitFront' | 'taiwanFront' | 'foreignFront' | 'foreign2023Front'

const HAN_FACES = ['heiNoto', 'heiNoto', 'heiWqy', 'heiWqy', 'songNoto', 'songArphic'] as const satisfies readonly FontName[]
const LATIN_FACES = ['arimo', 'arimo', 'arimoBold', 'regular', 'semibold', 'heiNoto'] as const satisfies readonly FontName[]
const NUMBER_FACES = ['ocr', 'ocr', 'ocrSharp', 'ocr', 'arimoBold', 'semibold'] as const satisfies readonly FontName[]
const LABEL_INKS = ['#2f5f86', '#3a6f96', '#33518a', '#47607a', '#5b4a6e'] as const

/** How one printing house letters its cards; drawn by chance once a card. */
export type Style = {
  han: FontName; latin: FontName; number: FontName; title: FontName
  bold: number
  ink: string; labelInk: string
  /** The holder's data are printed later than the form, never quite in register; millimetres. */
  shift: { x: number; y: number }
}

/** A style by chance. */
export function chooseStyle(chance: Chance): Style {
  const grey = chance.integer(10, 50)
  return {
    han: chance.pick(HAN_FACES), latin: chance.pick(LATIN_FACES), number: chance.pick(NUMBER_FACES), title: chance.pick(HAN_FACES),
    bold: chance.next() < 0.6 ? 0 : chance.between(0.02, 0.09),
    ink: `rgb(${grey},${grey},${grey + chance.integer(0, 12)})`, labelInk: chance.pick(LABEL_INKS),
    shift: { x: chance.between(-0.5, 0.5), y: chance.between(-0.35, 0.35) },
  }
}

export type Print = { size: number; font?: FontName; ink?: string; spacing?: number; middle?: boolean; bold?: number }

/** A card's side while it is lettered. Positions are baselines, in millimetres. */
export class Sheet {
  private readonly parts: string[] = []
  readonly places: FlatCard['places'] = {}
  readonly fields: FlatCard['fields'] = {}

  constructor(readonly chance: Chance, readonly style: Style) {}

  /** Any SVG element. */
  draw(element: string): void { this.parts.push(element) }

  /** Words of the form itself; the face changes where it lacks a character. */
  print(text: string, x: number, y: number, { size, font = this.style.han, ink = this.style.labelInk, spacing = 0, middle = false, bold = 0 }: Print): Box {
    const face = covers(font, text) ? font : 'heiNoto'
    if (!covers(face, text)) throw new RangeError(`no face has every character of ${text}: fonts/subset.py`)
    const width = measure(text, { font: face, size, spacing })
    const left = middle ? x - width / 2 : x
    this.parts.push(letter(text, left, y, { font: face, size, fill: ink, spacing, bold }))
    return { left, top: y - size * 0.86, right: left + width, bottom: y + size * 0.14 }
  }

  /** What is printed of the holder, in the ink and a little out of the register of the rest. */
  data(text: string, x: number, y: number, print: Print): Box {
    const { shift, ink, bold } = this.style
    return this.print(text, x + shift.x, y + shift.y, { ink, bold, ...print })
  }

  /** Data that are to be read: says which field it is, what it says in the contract's words, and remembers its place. */
  field(names: Partial<Record<RecognizedFieldName, string>>, text: string, x: number, y: number, print: Print): void {
    const box = this.data(text, x, y, print)
    for (const [name, value] of Object.entries(names) as [RecognizedFieldName, string][]) this.note(name, value, box)
  }

  /** Another part of a field, for one that stands in several pieces. */
  note(name: RecognizedFieldName, value: string, box: Box): void {
    const known = this.places[name]
    this.fields[name] = value
    this.places[name] = known ? {
      left: Math.min(known.left, box.left), top: Math.min(known.top, box.top), right: Math.max(known.right, box.right), bottom: Math.max(known.bottom, box.bottom),
    } : box
  }

  /** The number in OCR-B or a bold face, its characters so many millimetres apart. */
  number(number: string, x: number, y: number, { size, pitch }: { size: number; pitch: number }): void {
    const { number: font } = this.style
    const spacing = pitch - measure('0', { font, size })
    this.field({ number }, number, x, y, { font, size, spacing })
  }

  finish(kind: RecognizedKind, side: DocumentSide, style: PaperStyle): FlatCard {
    return { kind, side, paper: { style, tint: this.chance.integer(0, 2) }, lettering: this.parts.join(''), places: this.places, fields: this.fields }
  }
}
