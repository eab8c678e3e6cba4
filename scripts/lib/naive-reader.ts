import { createWorker, OEM, type Worker } from 'tesseract.js'
import chinese from '@tesseract.js-data/chi_sim'
import english from '@tesseract.js-data/eng'

/** What the naive way finds in one picture; absent where it finds nothing. */
export type NaiveReading = { number?: string; nameZh?: string; birthDate?: string; expiryDate?: string; mrz?: [string, string] }

const NUMBERS = [/\b\d{17}[\dX]\b/, /\b9\d{16}[\dX]\b/, /\b[A-Z]{3}\d{12}\b/, /\b[HM]\d{8}\b/, /\b(?:HA|MA)\d{7}\b/, /\b\d{8}\b/]
const iso = (match: RegExpMatchArray | null) => match ? `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}` : undefined

/** The baseline of the bench: the whole picture to the plain engine, and regular expressions on what comes back. */
export async function startNaiveReader(): Promise<{ read(image: Buffer): Promise<NaiveReading>; close(): Promise<void> }> {
  const start = ({ code, langPath, gzip }: typeof english) => createWorker(code, OEM.LSTM_ONLY, { langPath, gzip, cacheMethod: 'none' })
  const workers: Worker[] = [await start(chinese), await start(english)]
  return {
    async read(image) {
      const [han, latin] = await Promise.all(workers.map(async worker => (await worker.recognize(image)).data.text)) as [string, string]
      const tight = han.replace(/[ \t]/g, '')
      const lines = latin.split('\n').map(line => line.replace(/\s/g, '')).filter(line => /^[A-Z0-9<]{44}$/.test(line))
      const dates = /(\d{4})[.．](\d{2})[.．](\d{2})[-一—](\d{4})[.．](\d{2})[.．](\d{2})/.exec(tight)
      return {
        number: NUMBERS.map(pattern => pattern.exec(latin)?.[0]).find(Boolean),
        nameZh: /姓名([\p{Script=Han}]{2,4})/u.exec(tight)?.[1],
        birthDate: iso(/(\d{4})[年.](\d{1,2})[月.](\d{1,2})/.exec(tight)),
        expiryDate: dates ? `${dates[4]}-${dates[5]}-${dates[6]}` : undefined,
        mrz: lines.length >= 2 ? [lines.at(-2)!, lines.at(-1)!] : undefined,
      }
    },
    close: async () => { await Promise.all(workers.map(worker => worker.terminate())) },
  }
}
