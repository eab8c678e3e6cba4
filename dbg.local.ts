import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { startEngine } from './bff/src/recognition/letters/engine'
import { decodePicture } from './bff/src/recognition/picture/grey'
import { findCards } from './bff/src/recognition/card/geometry/find-cards'
import { rectifyCard } from './bff/src/recognition/card/geometry/rectify'
import { readFlatCard } from './bff/src/recognition/card/read-flat-card'
import { scanCard, scanForMissed } from './bff/src/recognition/card/scan'
import { textOf } from './bff/src/recognition/card/segments'
async function main() {
  const engine = await startEngine(); const open = decodePicture; const close = engine.close
  for (const file of process.argv.slice(2)) {
    const picture = await open(readFileSync(file))
    const [card] = findCards(picture)
    if (!card) { console.log(file, 'no card'); continue }
    let c = card.corners; const [p, q, r, s] = c; if (q.x - p.x < 0) c = [r, s, p, q]
    const flat = rectifyCard(picture.full, c, 12)
    const scan = await scanCard(flat.grey, 12, engine)
    await sharp(Buffer.from(scan.grey.data), { raw: { width: scan.grey.width, height: scan.grey.height, channels: 1 } }).png().toFile('/tmp/r/flat.png')
    for (const g of scan.segments) console.log(g.row, Object.values(g.box).map(Math.round).join(), textOf(g.signs))
    console.log('labels', Object.entries(scan.words.labels).map(([k, w]) => `${k}@${textOf(w!.where.signs).slice(w!.from, w!.to)}`).join(' '), 'strangers', scan.words.strangers.length)
    const t = performance.now()
    const { read, scan: s2 } = await readFlatCard(flat.grey, 12, engine, '2026-06-01')
    if (s2.segments.length !== scan.segments.length) for (const g of s2.segments) console.log(' 2nd', g.row, Object.values(g.box).map(Math.round).join(), textOf(g.signs))
    console.log(performance.now() - t, read?.row.kind, JSON.stringify(Object.fromEntries(Object.entries(read?.findings ?? {}).map(([k, f]) => [k, [f!.value, f!.sure]]))))
  }
  await close()
}
main()
