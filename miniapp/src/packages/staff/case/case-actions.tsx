import { View } from '@tarojs/components'
import { approveApplication, type CaseView, handOverCertificate, issueCertificate, recordOnSiteCheck, rejectApplication, returnApplication } from '@mcb/shared/contract'
import type { ApplicationAction } from '@mcb/shared/domain'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Failure } from '@/components/failure'
import { Heading } from '@/components/primitives'
import { api } from '@/services'
import { hasCode } from '@/services/api-problem'
import { goTo } from '@/services/navigation'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'
import { HandOverForm, OnSiteCheckForm, RejectForm } from './action-forms'
import { ReturnForm } from './return-form'

/** What staff can do, in the order of weight; some act at once, the others ask for more first. */
const STAFF_ACTIONS = ['recordOnSiteCheck', 'approve', 'issue', 'handOver', 'returnForCorrection', 'reject'] as const satisfies readonly ApplicationAction[]
type StaffAction = (typeof STAFF_ACTIONS)[number]
const AT_ONCE: readonly StaffAction[] = ['approve', 'issue']
const GRAVE: readonly StaffAction[] = ['returnForCorrection', 'reject']

type Props = { of: CaseView; onChanged(next: CaseView): void; reload(): Promise<void> }

export function CaseActions({ of: view, onChanged, reload }: Props) {
  const { t } = useText()
  const [open, setOpen] = useState<StaffAction | null>(null)
  const { failure, attempt } = useAttempt()
  const actions = STAFF_ACTIONS.filter(action => view.actions.includes(action))
  const { id, version } = view

  const perform = (run: () => Promise<CaseView>) =>
    attempt(
      async () => {
        onChanged(await run())
        setOpen(null)
      },
      thrown => (hasCode(thrown, 'application.version_conflict') ? reload() : undefined),
    )

  const params = { id }
  const press = (action: StaffAction) => {
    if (action === 'approve') return perform(() => api.call(approveApplication, { params, body: { version } }))
    if (action === 'issue') return perform(() => api.call(issueCertificate, { params, body: { version } }))
    setOpen(open === action ? null : action)
    return undefined
  }

  const form = {
    recordOnSiteCheck: (
      <OnSiteCheckForm onSave={matches => perform(() => api.call(recordOnSiteCheck, { params, body: { version, ...matches } }))} />
    ),
    returnForCorrection: <ReturnForm onSend={problems => perform(() => api.call(returnApplication, { params, body: { version, problems } }))} />,
    reject: <RejectForm onReject={note => perform(() => api.call(rejectApplication, { params, body: { version, note } }))} />,
    handOver: <HandOverForm onHandOver={collector => perform(() => api.call(handOverCertificate, { params, body: { version, collector } }))} />,
  }

  return (
    <View className='stack--tight'>
      <Heading level={2}>{t('staff.case.actions')}</Heading>
      <ScanFirst of={view} />
      <Failure of={failure} />
      {actions.length === 0 && <View className='muted'>{t('staff.case.noActions')}</View>}
      {actions.map(action => (
        <View key={action} className='stack--tight'>
          <Button
            id={`action-${action}`}
            kind={action === 'reject' ? 'danger' : GRAVE.includes(action) ? 'secondary' : 'primary'}
            expanded={AT_ONCE.includes(action) ? undefined : open === action}
            onPress={() => press(action)}
          >
            {t(`staff.action.${action}`)}
          </Button>
          {open === action && action !== 'approve' && action !== 'issue' && form[action]}
        </View>
      ))}
    </View>
  )
}

/** Without a scan some things cannot be done; say so, and lead there. */
function ScanFirst({ of: { status, scannedFor } }: { of: CaseView }) {
  const { t } = useText()
  const needed = status === 'submitted' ? 'onSiteCheck' : status === 'readyForPickup' ? 'pickup' : null
  if (!needed || scannedFor === needed) return null
  return (
    <View className='stack--tight'>
      <View className='muted'>{t(`staff.case.scanFirst.${needed}`)}</View>
      <Button id='scan' kind='secondary' onPress={() => goTo('scan', {})}>
        {t('staff.queue.scan')}
      </Button>
    </View>
  )
}
