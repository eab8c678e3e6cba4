import { createHash } from 'node:crypto'
import type { PaymentGateway } from '../../modules/payment/ports'
import { readBill } from './bill-file'
import { readAnswer } from './exchange'
import type { SignedCalls } from './signed-calls'
import { troubleOf, type Transport } from './transport'
import { means, wireBillAnswer } from './wire'

/** Where the files are; of an address in an answer only this path and its query are followed, at the host we know. */
const FILES = '/v3/billdownload/'

/** The trade bill of a day. The file itself is not signed: its hash is in the answer before, which is. */
export function createBills({ calls, files, merchant }: {
  calls: Pick<SignedCalls, 'tradebill' | 'authorize'>
  files: Pick<Transport, 'send'>
  merchant: { appId: string; merchantId: string }
}): Pick<PaymentGateway, 'bill'> {
  async function download(address: string, hash: string): Promise<string> {
    const { pathname, search } = new URL(address)
    if (!pathname.startsWith(FILES)) throw troubleOf('unexpected', { bill: 'address' })
    const target = pathname + search
    const { status, body } = await files.send({ method: 'GET', target, headers: { authorization: calls.authorize(target) } })
    if (status >= 500) throw troubleOf('unavailable', { status })
    if (status !== 200) throw troubleOf('unexpected', { status })
    if (createHash('sha1').update(body).digest('hex') !== hash.toLowerCase()) throw troubleOf('untrusted', { reason: 'hash' })
    return body.toString()
  }

  return {
    async bill(day) {
      const { done, code } = readAnswer(await calls.tradebill({ bill_date: day, bill_type: 'ALL' }), wireBillAnswer)
      if (means(code, 'noBill')) return { outcome: 'none' }
      if (means(code, 'billLater')) return { outcome: 'notYet' }
      if (!done) throw troubleOf('unexpected', { answer: code })
      return { outcome: 'ready', ...readBill(await download(done.download_url, done.hash_value), merchant, day) }
    },
  }
}
