import { signedHeaders } from '../../bff/src/upstream/phase3/bus'
import { CREDENTIALS } from '../credentials'

/** One signed call to the BFF; every call has a signature of its own, also the second one of a message. @returns the status of the answer */
export async function push(target: string, path: string, message: object, now: Date): Promise<number> {
  const body = JSON.stringify(message)
  const headers = signedHeaders({ appId: CREDENTIALS.PHASE3_APP_ID, secret: CREDENTIALS.PHASE3_SECRET }, { method: 'POST', target: path, body }, now)
  return (await fetch(new URL(path, target), { method: 'POST', headers, body })).status
}
