import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { decodePicture } from './bff/src/recognition/picture/grey'
import { findCards } from './bff/src/recognition/card/geometry/find-cards'
async function main() {
  let n = 0
  for (const f of process.argv.slice(2)) {
    const p = await decodePicture(readFileSync(f)); const cards = findCards(p)
    console.log(f, p.full.width, p.full.height); for (const c of cards) console.log(c.score.toFixed(2), c.corners.map(({ x, y }) => `${x | 0},${y | 0}`).join(' '), c.touchesFrame, c.ratio)
    const { width, height } = p.full
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${cards.slice(0, 3).map((c, i) => `<polygon points="${c.corners.map(({ x, y }) => `${x},${y}`).join(' ')}" fill="none" stroke="${['red', 'lime', 'blue'][i]}" stroke-width="12"/><circle cx="${c.corners[0].x}" cy="${c.corners[0].y}" r="40" fill="${['red', 'lime', 'blue'][i]}"/>`).join('')}</svg>`
    await sharp(await sharp(f).rotate().resize({ width, height }).composite([{ input: Buffer.from(svg) }]).png().toBuffer()).resize(900).toFile(`/tmp/r/q${n++}.png`)
  }
}
main()
