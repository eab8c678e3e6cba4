import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { startEngine } from './bff/src/recognition/letters/engine'
import { decodePicture } from './bff/src/recognition/picture/grey'
import { findOutlines } from './bff/src/recognition/card/geometry/find-cards'
import { rectifyCard, pixelsPerMmOf } from './bff/src/recognition/card/geometry/rectify'
import { measureCutOff } from './bff/src/recognition/card/geometry/quality'
import { scanCard } from './bff/src/recognition/card/scan'
import { evidenceOf } from './bff/src/recognition/card/find-words'
async function main() {
  const engine = await startEngine()
  for (const folder of process.argv.slice(2)) {
    const truths = readFileSync(path.join(folder, 'truth.jsonl'), 'utf8').trim().split('\n').map(l => JSON.parse(l)).filter(t => !t.kind || t.expect === 'cut_off' || t.expect === 'too_small')
    for (const t of truths) {
      if (t.kind === 'foreignPassport') continue
      const p = await decodePicture(readFileSync(path.join(folder, t.file)))
      const { cards, rivals } = findOutlines(p)
      const line: string[] = []
      for (const c of [...cards.slice(0, 1), ...rivals.slice(0, 1)]) {
        let k = c.corners; const [a, b, r, s] = k; if (b.x - a.x < 0) k = [r, s, a, b]
        const scan = await scanCard(rectifyCard(p.full, k, 12).grey, 12, engine)
        line.push(`${c.score.toFixed(2)} ratio ${c.ratio.toFixed(2)} ppm ${pixelsPerMmOf(k).toFixed(1)} cut ${measureCutOff(k, p.full).part.toFixed(3)} ev ${evidenceOf(scan.words).toFixed(1)} segs ${scan.segments.length}`)
      }
      console.log(t.expect ?? 'none', t.file, cards.length, line.join(' || '))
    }
  }
  await engine.close()
}
main()
