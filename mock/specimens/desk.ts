import sharp from 'sharp'
import type { Chance } from './chance'
import { letter } from './lettering'

/** Three bytes a pixel, red green blue, row by row. */
export type Raster = { width: number; height: number; data: Uint8ClampedArray }

const WOODS = [['#7a5a3c', '#634629'], ['#b08d66', '#98754e'], ['#3d3a38', '#2f2c2b'], ['#c9c4bb', '#b5aea3'], ['#51606b', '#434f59']] as const
const CLUTTER = ['Antenatal appointment', 'Bring your records to every visit', 'Ward 3, east wing', 'Room 214', 'Visiting hours 14:00 to 19:30', 'Telephone at the nurses’ station']

function drawGrain(chance: Chance, light: string, width: number, height: number): string {
  return Array.from({ length: 70 }, () => {
    const y = chance.between(0, height)
    const bend = chance.between(-height * 0.03, height * 0.03)
    return `<path d="M0 ${y} Q ${width * chance.between(0.2, 0.8)} ${y + bend} ${width} ${y + chance.between(-12, 12)}" stroke="${light}"
      stroke-width="${chance.between(0.6, 5).toFixed(1)}" opacity="${chance.between(0.15, 0.7).toFixed(2)}" fill="none"/>`
  }).join('')
}

/** A sheet with words on it and a pen: things that are no passport but look a little like text. */
function drawClutter(chance: Chance, width: number, height: number): string {
  const lines = Array.from({ length: 14 }, (_, row) =>
    letter(chance.pick(CLUTTER), width * 0.05, height * 0.08 + row * width * 0.022, { font: 'regular', size: width * 0.0125, fill: '#333' }))
  const angle = chance.between(-25, 25)
  return `<g transform="rotate(${angle.toFixed(1)} ${width / 2} ${height / 2}) translate(${chance.between(-0.1, 0.4) * width} ${chance.between(-0.25, 0.1) * height})">
      <rect x="0" y="0" width="${width * 0.55}" height="${height * 0.9}" fill="#f1f0ec"/>${lines.join('')}</g>
    <g transform="translate(${width * chance.between(0.1, 0.9)} ${height * 0.96}) rotate(${chance.between(-40, 40).toFixed(1)})">
      <rect x="${-width * 0.12}" y="-9" width="${width * 0.24}" height="18" rx="9" fill="#22314d"/></g>`
}

/** An empty desk of wood; from level 2 on there are papers and a pen on it. */
export async function paintDesk(chance: Chance, width: number, height: number, level: number): Promise<Raster> {
  const [light, dark] = chance.pick(WOODS)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="${dark}"/>${drawGrain(chance, light, width, height)}
    ${level >= 2 ? drawClutter(chance, width, height) : ''}</svg>`
  const { data, info } = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length) }
}
