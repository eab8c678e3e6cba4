import * as z from 'zod'
import { openResource, wireResource } from './resource'
import { readPlatformKey, type PlatformKey } from './platform-keys'
import type { Transport } from './transport'
import { distrust } from './verify'

const TARGET = '/v3/certificates'

const wireCertificates = z.object({ data: z.array(z.object({ serial_no: z.string(), encrypt_certificate: wireResource })).max(10) })

/**
 * WeChat's certificates of now, for merchants of the older kind; those with a public key get 403, which is none. Each is sealed
 * with the key we share, and the answer is signed with one of them or with a key we knew: otherwise there are none.
 */
export async function fetchCertificates({ transport, authorize, apiKey, known, clock }: {
  transport: Pick<Transport, 'send'>
  authorize: (target: string) => string
  apiKey: Buffer
  known: readonly PlatformKey[]
  clock: () => Date
}): Promise<PlatformKey[]> {
  const answer = await transport.send({ method: 'GET', target: TARGET, headers: { authorization: authorize(TARGET) } })
  if (answer.status !== 200) return []
  const { data } = wireCertificates.parse(JSON.parse(answer.body.toString()))
  const keys = data.map(({ serial_no, encrypt_certificate }) => {
    const pem = openResource(apiKey, encrypt_certificate)
    return pem && readPlatformKey({ serial: serial_no, pem: pem.toString() })
  })
  const good = keys.filter(key => key !== null)
  if (good.length < keys.length) return []
  const all = [...known, ...good]
  const problem = await distrust(answer, async serial => all.find(key => key.serial === serial)?.key ?? null, clock())
  return problem ? [] : good
}
