import { View } from '@tarojs/components'
import type { CaseView } from '@mcb/shared/contract'
import { Notice } from '@/components/notice'
import { aria } from '@/components/primitives'
import { SummaryList } from '@/components/summary-list'
import { newsRows } from '@/services/certificate-news'
import { formatDate, formatMoment, timeOf } from '@/services/dates'
import { newbornNames } from '@/services/newborns'
import { useText } from '@/services/text'
import { refusalWords } from './words'

/** What has been decided, asked and answered so far. "Asked" is said apart from "done". */
export function Outcome({ of: view }: { of: CaseView }) {
  const { t } = useText()
  const { status, scannedFor, issueRefusal, pickupReport, printedParts, postage, parcel, handedOver } = view
  return (
    <View className='stack--tight'>
      {scannedFor && <Notice id='scanned' tone='success' title={t(`staff.case.scanned.${scannedFor}`)} />}
      <OnSite of={view} />
      {status === 'issuing' && <Notice id='issuing' tone='info' announced title={t('staff.case.issuing')} />}
      {issueRefusal && <Notice id='issue-refused' tone='problem' announced title={t('staff.case.issueRefused', { reason: refusalWords(issueRefusal, t) })} />}
      {PRINTING.includes(status) && (
        <Notice id='printed-parts' tone='info' title={t('staff.case.print', { parts: t(`track.printed.${printedParts}`) })} />
      )}
      <Certificates of={view} />
      {postage && status !== 'completed' && <Notice id='postage-state' tone={postage === 'paid' ? 'success' : 'info'} title={t(`staff.case.postage.${postage}`)} />}
      {status === 'readyForCourier' && parcel && <Label of={parcel} />}
      {(parcel?.at || handedOver) && (
        <SummaryList
          rows={[
            ...(parcel?.at ? [{ label: t('staff.case.sent'), value: formatMoment(parcel.at, t) }, { label: t('staff.courier.tracking'), value: parcel.trackingNumber ?? '' }] : []),
            ...(handedOver ? [{ label: t('staff.case.handedOver'), value: t('staff.case.handedOverTo', { time: formatMoment(handedOver.at, t), collector: t(`common.signer.${handedOver.collector}`) }) }] : []),
          ]}
        />
      )}
      {pickupReport !== 'none' && (
        <View id='pickup-report' data-state={pickupReport} {...aria({ role: 'status', live: 'polite' })}>
          <Notice tone={PICKUP_TONES[pickupReport]} title={t(`staff.case.pickupReport.${pickupReport}`, { time: handedOver?.undoableUntil ? timeOf(handedOver.undoableUntil) : '' })} />
        </View>
      )}
    </View>
  )
}

/** What the courier has answered to the question for a label. */
function Label({ of: { trackingNumber, refusal } }: { of: NonNullable<CaseView['parcel']> }) {
  const { t } = useText()
  if (refusal) return <Notice id='label-refused' tone='problem' announced title={t('staff.case.label.refused')} />
  return <Notice id='label-state' tone={trackingNumber ? 'success' : 'info'} announced title={trackingNumber ? t('staff.case.label.made', { number: trackingNumber }) : t('staff.case.label.asked')} />
}

/** From the approval until it is in somebody's hands, what is printed matters. */
const PRINTING: readonly CaseView['status'][] = ['approved', 'issuing', 'readyForPickup', 'readyForCourier']
const PICKUP_TONES = { held: 'info', asked: 'info', accepted: 'success', refused: 'problem' } as const

/** Who was seen, and which members of staff have signed that. */
function OnSite({ of: { status, personsToCheck, onSiteCheck } }: { of: CaseView }) {
  const { t } = useText()
  if (personsToCheck.length === 0) return status === 'submitted' || status === 'underReview' ? <View id='on-site' className='muted'>{t('staff.case.notNeeded')}</View> : null
  if (!onSiteCheck) return null
  const { persons, signatures, needed } = onSiteCheck
  return (
    <SummaryList
      id='on-site'
      title={t('staff.case.onSite')}
      rows={[
        ...personsToCheck.map(person => ({
          label: t(`common.signer.${person}`),
          value: t(persons[person] === undefined ? 'staff.case.notSeen' : persons[person] ? 'staff.case.matches' : 'staff.case.matchesNot'),
        })),
        {
          label: t('staff.case.signatures'),
          value: (
            <>
              <View id='staff-signatures'>{t('staff.case.signaturesOf', { count: signatures.length, needed })}</View>
              {signatures.map(({ at, own }) => (
                <View key={at} className='muted small'>
                  {own ? t('staff.case.signedByYou', { time: formatMoment(at, t) }) : formatMoment(at, t)}
                </View>
              ))}
            </>
          ),
        },
      ]}
    />
  )
}

/** One a newborn. */
function Certificates({ of: { certificates, answers } }: { of: CaseView }) {
  const { t } = useText()
  const names = newbornNames(answers)
  return certificates.map(({ newborn, number, issuedOn, populationCode, changedElsewhere }) => (
    <SummaryList
      key={newborn}
      title={names[newborn] ? t('track.certificateFor', { name: names[newborn] }) : undefined}
      rows={[
        { label: t('track.certificate'), value: <View id={`certificate-number-${newborn}`} className='strong'>{number}</View> },
        { label: t('track.issued'), value: formatDate(issuedOn, t) },
        { label: t('track.populationCode'), value: <View id={`population-code-${newborn}`}>{populationCode ?? t('staff.case.populationCodePending')}</View> },
        ...newsRows(changedElsewhere, t),
      ]}
    />
  ))
}
