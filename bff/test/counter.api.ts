import { approveApplication, cosignOnSiteCheck, handOverCertificate, issueCertificate, recordOnSiteCheck, scanVisitCode, showVisitCode } from '@mcb/shared/contract'
import { aJourney } from './support/journey'
import { startTestApp, type TestApp } from './support/test-app'
import { until } from './support/until'

let app: TestApp
beforeAll(async () => { app = await startTestApp() }, 60_000)
afterAll(() => app.stop())

const problem = (code: string, more: object = {}) => expect.objectContaining({ problem: expect.objectContaining({ code, ...more }) })
const fault = (body: object) =>
  fetch(`${app.phase3.url}/control/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

describe('at the counter', () => {
  it('a code opens the case once it was scanned, and only there', async () => {
    const journey = await aJourney(app, 'A')
    await journey.file()
    const clerk = await journey.clerk()
    const token = clerk.accessToken
    const { id } = journey
    const { version } = await journey.case(clerk)
    const check = (at = version) => app.call(recordOnSiteCheck, { params: { id }, body: { version: at, persons: { mother: true, father: true } } }, { token })
    await expect(check()).rejects.toEqual(problem('application.action_refused', { params: expect.objectContaining({ refusal: 'scan_first' }) }))

    const first = await app.call(showVisitCode, { params: { id } }, { token: journey.mother.accessToken })
    const second = await app.call(showVisitCode, { params: { id } }, { token: journey.father.accessToken })
    await expect(app.call(scanVisitCode, { body: { code: first.code } }, { token })).rejects.toEqual(problem('visit_code.invalid'))
    await expect(app.call(scanVisitCode, { body: { code: id } }, { token })).rejects.toEqual(problem('visit_code.invalid'))
    expect(await app.call(scanVisitCode, { body: { code: second.code } }, { token })).toEqual({ id, purpose: 'onSiteCheck' })
    const checked = await check()
    expect(checked).toMatchObject({ onSiteCheck: { signatures: [{ own: true }], needed: 2 } })
    expect(checked.actions).not.toContain('approve')
    const cosign = (by: string) => app.call(cosignOnSiteCheck, { params: { id }, body: { version: checked.version } }, { token: by })
    await expect(cosign(token)).rejects.toEqual(problem('application.action_refused', { params: expect.objectContaining({ refusal: 'second_person_signs' }) }))
    const colleague = (await journey.clerk()).accessToken
    await expect(cosign(colleague)).rejects.toEqual(problem('application.action_refused', { params: expect.objectContaining({ refusal: 'scan_first' }) }))
    await app.call(scanVisitCode, { body: { code: second.code } }, { token: colleague })
    const signed = await cosign(colleague)
    expect(signed.actions).toEqual(expect.arrayContaining(['approve', 'returnForCorrection', 'reject']))
    await expect(app.call(scanVisitCode, { body: { code: second.code } }, { token })).rejects.toEqual(problem('visit_code.invalid'))

    await app.call(approveApplication, { params: { id }, body: { version: signed.version } }, { token })
    await expect(app.call(handOverCertificate, { params: { id }, body: { version: signed.version + 1, collector: 'mother' } }, { token })).rejects.toEqual(
      problem('application.action_refused'),
    )
  }, 60_000)

  it('phase 3 may be away, slow to decide, or lose its answers: one certificate is issued', async () => {
    const journey = await aJourney(app, 'B')
    await journey.file()
    const clerk = await journey.clerk()
    await journey.check(clerk)
    await journey.approve(clerk)
    await fault({ operation: 'issue', kind: 'down', times: 1 })
    await fault({ operation: 'issue', kind: 'dropAnswer', times: 1 })
    const { version } = await journey.case(clerk)
    const issue = () => app.call(issueCertificate, { params: { id: journey.id }, body: { version } }, { token: clerk.accessToken, key: 'one-tap-0123456789ab' })
    const [once, again] = await Promise.all([issue(), issue()])
    expect([once.status, again.status].every(status => status === 'issuing' || status === 'readyForPickup')).toBe(true)
    const issued = await until(() => journey.case(clerk), ({ status }) => status === 'readyForPickup', 20_000)
    const certificates = (await (await fetch(`${app.phase3.url}/control/certificates`)).json()) as { number: string; messageId: string }[]
    expect(certificates.filter(({ messageId }) => messageId.startsWith(journey.id))).toEqual([expect.objectContaining({ number: issued.certificates[0]!.number })])
  }, 60_000)

  it('a clerk sees what differs, and is told when phase 3 does not answer', async () => {
    const journey = await aJourney(app, 'C')
    await journey.file()
    const clerk = await journey.clerk()
    const differing = (await journey.case(clerk)).comparison.filter(row => row.verdict === 'differs')
    expect(differing).toEqual([{ person: 'mother', field: 'name', applied: 'KÖHLER HANNAH', recognized: null, registered: 'KOHLER HANAH', verdict: 'differs', photo: null, doubtful: false }])
    await fault({ operation: 'birth', kind: 'down' })
    expect(await journey.case(clerk)).toMatchObject({ registryReachable: false, registered: null, comparison: expect.arrayContaining([expect.objectContaining({ person: 'mother', field: 'name' })]) })
    await fetch(`${app.phase3.url}/control/faults`, { method: 'DELETE' })
    expect(await journey.case(clerk)).toMatchObject({ registryReachable: true })
  }, 60_000)
})
