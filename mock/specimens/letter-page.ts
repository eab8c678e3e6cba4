import sharp from 'sharp'
import { letter } from './lettering'

const LINES = [
  'Dear parents,', '',
  'your parcel could not be delivered because nobody was at home at the time of our visit.',
  'It is waiting for you at the collection point of the Lakeside estate, counter 3, from',
  '9:00 to 18:30 on working days and until 13:00 on Saturdays. Please bring this letter.',
  'After seven days we send the parcel back to the sender.', '',
  'Item           4 boxes of paper cups', 'Weight         2.4 kg', 'Shelf            C 17', '',
  'With kind regards', 'Lakeside Courier', 'Telephone 010 5555 0134',
]

/** A letter about a parcel: plenty of text, a page of the right colour, and no passport. PNG. */
export async function renderLetter(): Promise<Buffer> {
  const body = LINES.map((line, row) => letter(line, 14, 40 + row * 8, { font: 'regular', size: 3.7 }))
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 190 160" width="2280" height="1920">
    <rect width="100%" height="100%" fill="#f6f5f1"/><rect x="14" y="24" width="162" height="0.4" fill="#8a2f2f"/>
    ${letter('LAKESIDE COURIER', 14, 19, { font: 'semibold', size: 7, fill: '#8a2f2f', spacing: 0.4 })}${body.join('')}</svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}
