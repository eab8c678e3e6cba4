import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createCourierClient } from '../../bff/src/upstream/courier/client'
import { CREDENTIALS } from '../credentials'
import type { RunningMock } from '../listen'
import { startCourierMock } from './server'

let directory: string
let mock: RunningMock
beforeEach(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'mcb-courier-'))
  mock = await startCourierMock({ port: 0, dataDirectory: directory })
})
afterEach(async () => {
  await mock.stop()
  rmSync(directory, { recursive: true, force: true })
})

const PARTY = { name: '李明', phone: '13800000000', address: '朝阳区幸福路1号' }
const ORDER = { orderNumber: 'MCB-0001', sender: PARTY, receiver: { ...PARTY, divisions: { province: '北京市', city: '市辖区', district: '朝阳区' } }, payment: 'online' as const }
const client = () => createCourierClient({ url: mock.url, clientId: CREDENTIALS.COURIER_CLIENT_ID, secret: CREDENTIALS.COURIER_SECRET, timeoutMs: 3000 }, 'http://127.0.0.1:1/news', () => new Date())
const post = async (what: string, body: object) => (await fetch(`${mock.url}/control/${what}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json() as Promise<unknown>

it('a courier that is started again knows its parcels, and tells of them again', async () => {
  const before = client()
  const label = await before.order(ORDER)
  const waybillNo = label.outcome === 'accepted' ? label.trackingNumber : ''
  await post('events', { waybillNo, codes: ['10', '20'], push: 'hold' })
  await before.close()
  await mock.stop()

  mock = await startCourierMock({ port: 0, dataDirectory: directory })
  const after = client()
  expect(await after.order(ORDER)).toEqual(label)
  expect((await after.track(waybillNo)).map(({ code }) => code)).toEqual(['taken', 'inTransit'])
  // nobody listens there
  expect(await post('events/again', { waybillNo })).toEqual([null, null])
  await after.close()
})
