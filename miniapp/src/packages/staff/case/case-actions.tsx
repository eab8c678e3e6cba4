import { View } from '@tarojs/components'
import {
  approveApplication, askForLabel, type CaseView, cosignOnSiteCheck, handOverCertificate, handToCourier, issueCertificate, recordOnSiteCheck, rejectApplication, returnApplication, takeBack, undoHandOver,
} from '@mcb/shared/contract'
import { useState } from 'react'
import { Bullets } from '@/components/bullets'
import { Button } from '@/components/button'
import { Failure } from '@/components/failure'
import { Heading } from '@/components/primitives'
import { api } from '@/services'
import { goTo } from '@/services/navigation'
import { useText } from '@/services/text'
import { useSession } from '@/services/use-session'
import { UndoForm } from '../counter/undo-form'
import { CosignForm, CourierForm, HandOverForm, OnSiteCheckForm, RejectForm } from './action-forms'
import { missingForApproval, type StaffAction, staffActions, wantedScan } from './decision'
import { ReturnForm } from './return-form'
import { type CaseWriteProps, useCaseWrite } from './use-case-write'

/** These act at once; the others ask for more first. */
const AT_ONCE = ['approve', 'issue', 'askForLabel', 'takeBack'] as const satisfies readonly StaffAction[]
type AtOnce = (typeof AT_ONCE)[number]
const isAtOnce = (action: StaffAction): action is AtOnce => AT_ONCE.some(each => each === action)

/** What can be done, the way on first, and what is missing before it can be decided. */
export function CaseActions(props: CaseWriteProps) {
  const view = props.of
  const { t } = useText()
  const [open, setOpen] = useState<StaffAction | null>(null)
  const { failure, perform, params, version } = useCaseWrite(props)
  const actions = staffActions(view)

  const done = async (run: () => Promise<CaseView>) => {
    if (await perform(run)) setOpen(null)
  }
  const press = (action: StaffAction) => {
    if (action === 'approve') return done(() => api.call(approveApplication, { params, body: { version } }))
    if (action === 'issue') return done(() => api.call(issueCertificate, { params, body: { version } }))
    if (action === 'askForLabel') return done(() => api.call(askForLabel, { params, body: { version } }))
    if (action === 'takeBack') return done(() => api.call(takeBack, { params, body: { version } }))
    setOpen(open === action ? null : action)
    return undefined
  }

  const forms = {
    recordOnSiteCheck: () => <OnSiteCheckForm of={view} onSave={persons => done(() => api.call(recordOnSiteCheck, { params, body: { version, persons } }))} />,
    cosignOnSiteCheck: () => <CosignForm onSign={() => done(() => api.call(cosignOnSiteCheck, { params, body: { version } }))} />,
    returnForCorrection: () => <ReturnForm of={view} onSend={problems => done(() => api.call(returnApplication, { params, body: { version, problems } }))} />,
    reject: () => <RejectForm onReject={note => done(() => api.call(rejectApplication, { params, body: { version, note } }))} />,
    handOver: () => <HandOverForm of={view} onHandOver={(collector, seen) => done(() => api.call(handOverCertificate, { params, body: { version, collector, seen } }))} />,
    undoHandOver: () => <UndoForm until={view.handedOver?.undoableUntil ?? ''} onUndo={reason => done(() => api.call(undoHandOver, { params, body: { version, reason } }))} />,
    handToCourier: () => <CourierForm of={view} onSend={trackingNumber => done(() => api.call(handToCourier, { params, body: { version, trackingNumber } }))} />,
  } satisfies Record<Exclude<StaffAction, AtOnce>, () => unknown>

  return (
    <View className='stack--tight'>
      <Heading level={2}>{t('staff.case.actions')}</Heading>
      <BeforeApproval of={view} />
      <Failure of={failure} />
      {actions.length === 0 && !wantedScan(view) && <View className='muted'>{t('staff.case.noActions')}</View>}
      {actions.map(({ action, weight }) => (
        <View key={action} className='stack--tight'>
          <Button
            id={`action-${action}`}
            kind={weight}
            disabled={action === 'issue' && view.recordProblems.length > 0}
            expanded={isAtOnce(action) ? undefined : open === action}
            onPress={() => press(action)}
          >
            {t(action === 'recordOnSiteCheck' && view.onSiteCheck ? 'staff.action.recordAgain' : `staff.action.${action}`)}
          </Button>
          {open === action && !isAtOnce(action) && forms[action]()}
        </View>
      ))}
    </View>
  )
}

/** What is missing before a clerk can approve, and the scan that is wanted first. */
function BeforeApproval({ of: view }: { of: CaseView }) {
  const { t } = useText()
  const isClerk = useSession()?.account.role === 'clerk'
  if (!isClerk) return null
  const missing = missingForApproval(view)
  const scan = wantedScan(view)
  return (
    <>
      {missing.length > 0 && (
        <View id='before-approval' className='stack--tight'>
          <View className='strong'>{t('staff.case.before.heading')}</View>
          <Bullets items={missing.map(refusal => t(`refusal.${refusal}`))} />
        </View>
      )}
      {scan && (
        <View className='stack--tight'>
          <View className='muted'>{t(`staff.case.scanFirst.${scan}`)}</View>
          <Button id='scan' kind={staffActions(view).some(({ weight }) => weight === 'primary') ? 'secondary' : 'primary'} onPress={() => goTo('scan', {})}>
            {t('staff.queue.scan')}
          </Button>
        </View>
      )}
    </>
  )
}
