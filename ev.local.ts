import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createDocumentReader } from './bff/src/recognition/document-reader'
async function main() {
  const [folder, filter = ''] = process.argv.slice(2)
  const truths = readFileSync(path.join(folder!, 'truth.jsonl'), 'utf8').trim().split('\n').map(l => JSON.parse(l)).filter(t => t.file.includes(filter))
  const reader = createDocumentReader({ workers: 1, queueLimit: 1, timeoutMs: 60000 }); await reader.warm()
  const tally: Record<string, any> = {}; const fieldsBad: Record<string, number> = {}; const times: number[] = []
  for (const t of truths) {
    const r: any = await reader.read(readFileSync(path.join(folder!, t.file)), { today: '2026-06-01' })
    times.push(r.milliseconds)
    const row = !t.kind ? 'none' : t.expect ? `spoilt ${t.expect}` : `${t.kind} ${t.side} ${t.level}`
    const k = tally[row] ??= { n: 0, whole: 0, sure: 0, refused: 0, wrong: 0 }
    k.n++
    if (r.outcome === 'refused') { k.refused++; if (t.kind) console.log(t.file, 'REFUSED', r.reason, t.expect ?? ''); continue }
    const names = [...new Set([...Object.keys(t.fields ?? {}), ...Object.keys(r.fields)])]
    const bad = names.filter(n => t.fields?.[n] !== r.fields[n]?.value)
    const acc = bad.filter(n => r.fields[n] && !r.doubtful.includes(n))
    if (!bad.length) k.whole++
    if (!bad.length && !r.doubtful.length) k.sure++
    if (acc.length) k.wrong++
    for (const n of bad) fieldsBad[n] = (fieldsBad[n] ?? 0) + 1
    if (bad.length) console.log(t.file, t.expect ?? '', bad.map(n => `${n}: ${r.fields[n]?.value} for ${t.fields?.[n]}${acc.includes(n) ? ' !!!' : ''}`).join(' | '))
    else if (r.doubtful.length) console.log(t.file, 'doubts', r.doubtful.join())
  }
  await reader.close()
  console.table(tally); console.log(fieldsBad)
  times.sort((a, b) => a - b); console.log('median', times[times.length >> 1], 'p95', times[Math.floor(times.length * 0.95)])
}
main()
