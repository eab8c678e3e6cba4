import { AppError } from '@mcb/shared/errors'
import type { CaseScope } from '../application/ports'
import type { Account } from '../session/ports'

/** Which part of the city an account's lists cover. @throws access.denied for a parent */
export function scopeOf(account: Account): CaseScope {
  switch (account.role) {
    case 'clerk':
      return { institutionCode: account.institutionCode ?? '' }
    case 'districtManager':
      return { districtCode: account.districtCode ?? '' }
    case 'cityManager':
      return {}
    case 'parent':
      throw new AppError('access.denied')
  }
}
