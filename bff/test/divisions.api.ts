import { listDivisions } from '@mcb/shared/contract'
import { BEIJING_DISTRICTS } from '@mcb/shared/domain'
import { startTestApp, type TestApp } from './support/test-app'

let app: TestApp
beforeAll(async () => { app = await startTestApp() }, 60_000)
afterAll(() => app.stop())

const below = async (parent?: string) => (await app.call(listDivisions, { query: parent === undefined ? {} : { parent } })).divisions

describe('the divisions of mainland China', () => {
  it('begin with the provinces, for somebody without a session', async () => {
    const provinces = await below()
    expect(provinces).toHaveLength(31)
    expect(provinces[0]).toEqual({ code: '11', name: '北京市' })
  })

  it('lead from a province over its cities and districts to the streets', async () => {
    expect(await below('11')).toEqual([{ code: '1101', name: '市辖区' }])
    expect(await below('1101')).toEqual(BEIJING_DISTRICTS.map(({ code, name }) => ({ code, name })))
    const streets = await below('110105')
    expect(streets.length).toBeGreaterThan(40)
    expect(streets.every(({ code, name }) => /^110105\d{3}$/.test(code) && name !== '')).toBe(true)
  })

  it('have streets below every district', async () => {
    for (const { code: city } of await below('44'))
      for (const { code: district } of await below(city)) expect((await below(district)).length).toBeGreaterThan(0)
  })

  test.each(['99', '110199', '110105026', '1', '', '北京', '__proto__'])('are none below "%s"', async parent => {
    expect(await below(parent)).toEqual([])
  })

  it('may be kept for a day; a refusal may not', async () => {
    const kept = await fetch(`${app.url}/api/divisions?parent=11`)
    expect([kept.status, kept.headers.get('cache-control')]).toEqual([200, 'public, max-age=86400'])
    const refused = await fetch(`${app.url}/api/divisions?parent=${'1'.repeat(13)}`)
    expect([refused.status, refused.headers.get('cache-control')]).toEqual([422, 'no-store'])
  })
})
