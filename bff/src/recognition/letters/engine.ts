import { join } from 'node:path'
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js'
import chinese from '@tesseract.js-data/chi_sim'
import english from '@tesseract.js-data/eng'
import type { Grey } from '../picture/grey'
import { readLanguageData } from './language-data'

/** One printed sign as the engine saw it: where it begins and ends on the line it was shown, how sure it is, 0 to 1, and whether a word begins with it. */
export type Sign = { text: string; left: number; right: number; confidence: number; first: boolean }

/** Pixels; `right` and `bottom` are just outside. */
type Box = { left: number; top: number; right: number; bottom: number }

/** The general reader. It knows no OCR-B in particular, which makes it a second opinion on the glyph network. */
export type Engine = {
  /** One straight line of words in capitals, or in capitals and digits, as the engine reads it; blanks removed. */
  readLine(line: Grey, kind: 'capitals' | 'capitalsAndDigits'): Promise<string>
  /** One straight line, sign by sign from left to right; blanks are not among them. */
  readSigns(line: Grey, kind: LineKind): Promise<Sign[]>
  /** All lines of a Chinese document that lies straight and upright, sign by sign; what stands far apart on one line is two. */
  readDocument(page: Grey): Promise<{ box: Box; signs: Sign[] }[]>
  /** Everything on a picture, for its words only. `confidence` is 0–100. */
  readPage(page: Grey): Promise<{ text: string; confidence: number }>
  close(): Promise<void>
}

/** What a line is made of: the engine sees nothing else in it. `han` takes whatever a Chinese document prints. */
export type LineKind = 'capitals' | 'capitalsAndDigits' | 'names' | 'words' | 'digits' | 'dates' | 'print' | 'han'
type Mode = LineKind | 'page'

const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const DIGITS = '0123456789'
const WHITE_LISTS: Record<Mode, string> = {
  capitals: CAPITALS, capitalsAndDigits: CAPITALS + DIGITS, names: `${CAPITALS},-'. `, words: `${CAPITALS}abcdefghijklmnopqrstuvwxyz,-'. `, digits: `${DIGITS}X`, dates: `${DIGITS}.-`,
  print: `${CAPITALS}abcdefghijklmnopqrstuvwxyz${DIGITS}.,:/-'()& `, han: '', page: '',
}

/** A portable grey map: the one picture format that costs nothing to write. */
function toPgm({ width, height, data }: Grey): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data])
}

/** No dictionaries: names, numbers and fillers are not words. */
const PLAIN = { load_system_dawg: '0', load_freq_dawg: '0', load_unambig_dawg: '0', load_punc_dawg: '0', load_number_dawg: '0', load_bigram_dawg: '0' }

type Language = { code: string; langPath: string }
/** Where a package has the edition for the network alone, beside the one for both engines. */
const SMALLER = '../4.0.0_best_int'

/** The package's thread with an engine that prints nothing. */
const THREAD = join(__dirname, 'engine-thread.cjs')

/** One language on a thread of its own, with the data of its package; nothing is fetched and nothing is cached on disk. */
class Tongue {
  private mode: Mode | undefined
  private constructor(private readonly worker: Worker) {}

  /** Starts with the package's smaller edition. `larger` is data to go on with, which is handed over without touching a disk. */
  static async start({ code, langPath }: Language, larger?: Buffer): Promise<Tongue> {
    const worker = await createWorker(code, OEM.LSTM_ONLY, { workerPath: THREAD, langPath: join(langPath, SMALLER), gzip: true, cacheMethod: 'none' }, PLAIN)
    if (larger) {
      await worker.FS('writeFile', [`./${code}.traineddata`, larger])
      await worker.reinitialize(code, OEM.LSTM_ONLY, PLAIN)
    }
    return new Tongue(worker)
  }

  private async set(wanted: Mode): Promise<void> {
    if (this.mode === wanted) return
    await this.worker.setParameters({
      tessedit_pageseg_mode: wanted === 'page' ? PSM.SPARSE_TEXT : PSM.SINGLE_LINE,
      tessedit_char_whitelist: WHITE_LISTS[wanted],
      user_defined_dpi: '300',
      // Print is dark on bright: what is hard to read is not tried the other way round.
      tessedit_do_invert: '0',
    })
    this.mode = wanted
  }

  async read(line: Grey, mode: Mode): Promise<{ text: string; confidence: number }> {
    await this.set(mode)
    const { data } = await this.worker.recognize(toPgm(line), {}, { text: true })
    return { text: data.text, confidence: data.confidence }
  }

  async readLines(page: Grey, mode: Mode): Promise<{ box: Box; signs: Sign[] }[]> {
    await this.set(mode)
    const { data } = await this.worker.recognize(toPgm(page), {}, { text: false, blocks: true })
    const lines = (data.blocks ?? []).flatMap(block => block.paragraphs.flatMap(paragraph => paragraph.lines))
    return lines.map(({ words, bbox: { x0, y0, x1, y1 } }) => ({
      box: { left: x0, top: y0, right: x1, bottom: y1 },
      // Words from the left; within a word the engine's order counts, its places of single signs are guesses.
      signs: [...words].sort((one, other) => one.bbox.x0 - other.bbox.x0)
        .flatMap(word => word.symbols.map(({ text, confidence, bbox }, index) => ({ text, left: bbox.x0, right: bbox.x1, confidence: confidence / 100, first: index === 0 }))),
    }))
  }

  close = () => this.worker.terminate()
}

/**
 * Starts both languages. Of English the package's smaller edition is taken, which has the same network; of Chinese the larger
 * one, whose network is another and reads one name in forty wrong where the smaller's reads one in four.
 */
export async function startEngine(): Promise<Engine> {
  const [latin, han] = await Promise.all([Tongue.start(english), Tongue.start(chinese, readLanguageData(chinese.langPath, chinese.code))])
  return {
    readLine: async (line, kind) => (await latin.read(line, kind)).text.replace(/\s/g, ''),
    readSigns: async (line, kind) => (await (kind === 'han' ? han : latin).readLines(line, kind)).sort((one, other) => one.box.left - other.box.left).flatMap(({ signs }) => signs),
    readDocument: page => han.readLines(page, 'page'),
    readPage: page => latin.read(page, 'page'),
    close: async () => { await Promise.all([latin.close(), han.close()]) },
  }
}
