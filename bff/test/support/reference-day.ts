import { beijingDate } from '@mcb/shared/domain'

/** The day the mocks' births are counted back from: today, as the service under test will reckon it. */
export const REFERENCE_DAY = beijingDate(new Date())
