// ./scripts/bench NAME: every measure of the house, by name.
import { benchBff } from './bench-bff'
import { benchFuzz } from './bench-fuzz'
import { benchRecognition } from './bench-recognition'
import { benchUploads } from './bench-uploads'
import { benchVisit } from './bench-visit'

const BENCHES: Record<string, { what: string; run: (args: string[]) => Promise<void> }> = {
  bff: { what: 'requests a second and memory of the BFF, its proxied reads beside a bare proxy', run: benchBff },
  recognition: { what: 'how many photos are read right, how fast, and beside the naive way', run: benchRecognition },
  uploads: { what: 'how quickly the BFF answers while many photos are sent and read', run: benchUploads },
  visit: { what: 'how soon the start page is there on a slow phone and network, at first and later', run: benchVisit },
  fuzz: { what: 'broken, huge and strange files to the reader: every one refused, nothing lost, memory flat', run: benchFuzz },
}

async function main(): Promise<void> {
  const [name = '', ...args] = process.argv.slice(2)
  const bench = BENCHES[name]
  if (bench) return bench.run(args)
  console.log(`./scripts/bench <name> [options]\n${Object.entries(BENCHES).map(([known, { what }]) => `  ${known.padEnd(14)}${what}`).join('\n')}`)
  process.exitCode = name && name !== '--help' ? 1 : 0
}

void main()
