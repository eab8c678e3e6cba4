import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, type Font } from 'opentype.js'

/** Millimetres from one character of OCR-B to the next: ten to the inch. */
export const OCR_PITCH = 2.54

function readFont(path: string): Font {
  const bytes = readFileSync(path)
  return parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
}

const fontFiles = {
  regular: () => require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  semibold: () => require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
  ocr: () => join(__dirname, 'fonts', 'ocr-b.otf'),
  ocrSharp: () => join(__dirname, 'fonts', 'ocr-b-sharp.otf'),
  heiNoto: () => join(__dirname, 'fonts', 'hei-noto.ttf'),
  heiWqy: () => join(__dirname, 'fonts', 'hei-wqy.ttf'),
  songNoto: () => join(__dirname, 'fonts', 'song-noto.ttf'),
  songArphic: () => join(__dirname, 'fonts', 'song-arphic.ttf'),
  arimo: () => join(__dirname, 'fonts', 'latin-arimo.ttf'),
  arimoBold: () => join(__dirname, 'fonts', 'latin-arimo-bold.ttf'),
}
export type FontName = keyof typeof fontFiles
const loaded = new Map<FontName, Font>()

function loadFont(name: FontName): Font {
  const font = loaded.get(name) ?? readFont(fontFiles[name]())
  loaded.set(name, font)
  return font
}

/** Whether a font has every character of the text. */
export function covers(font: FontName, text: string): boolean {
  const face = loadFont(font)
  return [...text].every(character => face.charToGlyphIndex(character) > 0)
}

/** How far the text reaches to the right, in the drawing's unit. */
export function measure(text: string, { font, size, spacing = 0 }: Pick<Lettering, 'font' | 'size' | 'spacing'>): number {
  return loadFont(font).getAdvanceWidth(text, size, { letterSpacing: spacing / size, kerning: true })
}

export type Lettering = {
  font: FontName; size: number; fill?: string; anchor?: 'start' | 'middle'; spacing?: number
  /** Added to the width of every stroke, in the drawing's unit. */
  bold?: number
}

/**
 * Text as an SVG path, so that no font of the machine takes part.
 * `x` and `y` are the start (or middle) of the baseline; all lengths in the drawing's own unit.
 */
export function letter(text: string, x: number, y: number, { font, size, fill = '#1d2433', anchor = 'start', spacing = 0, bold = 0 }: Lettering): string {
  const face = loadFont(font)
  const options = { letterSpacing: spacing / size, kerning: true }
  const start = anchor === 'middle' ? x - (face.getAdvanceWidth(text, size, options) + spacing * text.length) / 2 : x
  const stroke = bold > 0 ? ` stroke="${fill}" stroke-width="${bold.toFixed(3)}"` : ''
  return `<path fill="${fill}"${stroke} d="${face.getPath(text, start, y, size, options).toPathData(3)}"/>`
}

/** A line of OCR-B at its fixed pitch; `x` is the left edge of the first character's cell. */
export function letterOcr(text: string, x: number, y: number, font: 'ocr' | 'ocrSharp' = 'ocr'): string {
  const face = loadFont(font)
  const size = OCR_PITCH * face.unitsPerEm / face.charToGlyph('0').advanceWidth!
  const outlines = [...text].map((character, index) => face.getPath(character, x + index * OCR_PITCH, y, size).toPathData(3))
  return `<path fill="#14161c" d="${outlines.join('')}"/>`
}
