import { createWorker, OEM, PSM, type Worker } from 'tesseract.js'
import language from '@tesseract.js-data/eng'
import type { Grey } from '../picture/grey'

/** The general reader. It knows no OCR-B in particular, which makes it a second opinion on the glyph network. */
export type Engine = {
  /** One straight line of words in capitals, or in capitals and digits, as the engine reads it; blanks removed. */
  readLine(line: Grey, kind: LineKind): Promise<string>
  /** Everything on a picture, for its words only. `confidence` is 0–100. */
  readPage(page: Grey): Promise<{ text: string; confidence: number }>
  close(): Promise<void>
}

type LineKind = 'capitals' | 'capitalsAndDigits'
type Mode = LineKind | 'page'

const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const WHITE_LISTS: Record<Mode, string> = { capitals: CAPITALS, capitalsAndDigits: `${CAPITALS}0123456789`, page: '' }

/** A portable grey map: the one picture format that costs nothing to write. */
function toPgm({ width, height, data }: Grey): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data])
}

/** Starts the engine with the language data of the installed package; nothing is fetched and nothing is cached on disk. */
export async function startEngine(): Promise<Engine> {
  const worker: Worker = await createWorker(
    language.code,
    OEM.LSTM_ONLY,
    { langPath: language.langPath, gzip: language.gzip, cacheMethod: 'none' },
    // No dictionaries: names, numbers and fillers are not English words.
    { load_system_dawg: '0', load_freq_dawg: '0', load_unambig_dawg: '0', load_punc_dawg: '0', load_number_dawg: '0', load_bigram_dawg: '0' },
  )
  let mode: Mode | undefined
  const set = async (wanted: Mode) => {
    if (mode === wanted) return
    await worker.setParameters({
      tessedit_pageseg_mode: wanted === 'page' ? PSM.SPARSE_TEXT : PSM.SINGLE_LINE,
      tessedit_char_whitelist: WHITE_LISTS[wanted],
      user_defined_dpi: '300',
    })
    mode = wanted
  }
  return {
    readLine: async (line, kind) => {
      await set(kind)
      const { data } = await worker.recognize(toPgm(line), {}, { text: true })
      return data.text.replace(/\s/g, '')
    },
    readPage: async page => {
      await set('page')
      const { data } = await worker.recognize(toPgm(page), {}, { text: true })
      return { text: data.text, confidence: data.confidence }
    },
    close: async () => { await worker.terminate() },
  }
}
