import type { CaseView } from '@mcb/shared/contract'
import { beijingDate, birthRecords, buildNationalRecord, nationalRecordProblems, recordInputOf, type Application, type Settings } from '@mcb/shared/domain'
import { toNumericState } from '../../states'
import type { BirthService } from '../birth/service'

export type NationalRecordCheck = ReturnType<typeof createNationalRecordCheck>

/** Stands where phase 3 will write the number, so that everything else of the record can be judged before it is asked. */
const NUMBER_TO_COME = 'Z110000000'

/** Whether the national platform would take the record of a certificate that is about to be issued (tender 1.2.3). */
export function createNationalRecordCheck(deps: { births: Pick<BirthService, 'institutions'>; settings: Settings; clock: () => Date }) {
  const { births, settings, clock } = deps

  return {
    /** Everything the record of any of the newborns would be refused for. Empty while questions are still open. */
    async problemsOf(application: Application): Promise<CaseView['recordProblems']> {
      const institutions = await births.institutions().catch(() => [])
      const issuer = institutions.find(({ code }) => code === application.institutionCode)
      const now = clock()
      const today = beijingDate(now)
      const facts = {
        today,
        settings,
        writtenAt: now.toISOString(),
        // an institution phase 3 does not list cannot be judged; it does not answer, or the case is not filed yet
        issuer: { code: application.institutionCode ?? '', name: issuer?.name ?? '/', dictionaryName: issuer?.name ?? '/', districtCode: issuer?.districtCode ?? '110101', organizationCode: application.institutionCode ?? '/', categoryCode: '' },
        dictionaryName: (code: string) => institutions.find(institution => institution.code === code)?.name ?? null,
        staff: { issuedBy: application.issueRequestedBy ?? '/', checkedBy: application.approvedBy ?? '/' },
        countryNumber: toNumericState,
      }
      const problems = birthRecords(application.answers).flatMap((_, newborn) => {
        const certificates = [{ newborn, number: NUMBER_TO_COME, issuedOn: today, populationCode: POPULATION_CODE_TO_COME }]
        const input = recordInputOf({ ...application, certificates }, newborn, facts)
        if (!input) return []
        const { version } = settings.exchange
        return nationalRecordProblems(version, buildNationalRecord(version, input, settings.exchange), input, settings.exchange)
      })
      return problems.filter((problem, i) => problems.findIndex(other => other.code === problem.code && other.field === problem.field) === i)
    },
  }
}

const POPULATION_CODE_TO_COME = '1'
