import { readFileSync } from 'node:fs'
import { decodePicture } from './bff/src/recognition/picture/grey'
import { findCards } from './bff/src/recognition/card/geometry/find-cards'
import { rectifyCard } from './bff/src/recognition/card/geometry/rectify'
import { findTextLines } from './bff/src/recognition/card/geometry/text-lines'
async function main() {
  for (const f of process.argv.slice(2)) {
    const p = await decodePicture(readFileSync(f)); const [card] = findCards(p); let c = card!.corners; const [a, b, r, s] = c; if (b.x - a.x < 0) c = [r, s, a, b]
    const t = performance.now(); const lines = findTextLines(rectifyCard(p.full, c, 12).grey); console.log(performance.now() - t)
    for (const l of lines) console.log(l.left, l.top, l.right, l.bottom, Math.round(l.depth))
  }
}
main()
