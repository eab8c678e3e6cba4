import { View } from '@tarojs/components'
import type { CaseView } from '@mcb/shared/contract'
import { Notice } from '@/components/notice'
import { aria } from '@/components/primitives'
import { SummaryList } from '@/components/summary-list'
import { formatDate, formatInstant } from '@/services/dates'
import { type Translate, useText } from '@/services/text'
import type { TextKey } from '@mcb/i18n'

/** What has been decided, asked and answered so far. "Asked" is said apart from "done". */
export function Outcome({ of: view }: { of: CaseView }) {
  const { t } = useText()
  const { status, scannedFor, onSiteCheck, certificate, issueRefusal, pickupReport, handedOver } = view
  return (
    <View className='stack--tight'>
      {scannedFor && <Notice id='scanned' tone='success' title={t(`staff.case.scanned.${scannedFor}`)} />}
      {onSiteCheck && (
        <SummaryList
          title={t('staff.case.onSite')}
          rows={[
            { label: t('common.parent.mother'), value: t(onSiteCheck.motherMatches ? 'staff.case.matches' : 'staff.case.matchesNot') },
            { label: t('common.parent.father'), value: t(onSiteCheck.fatherMatches ? 'staff.case.matches' : 'staff.case.matchesNot') },
            { label: t('staff.case.checkedAt'), value: formatInstant(onSiteCheck.at, t) },
          ]}
        />
      )}
      {status === 'issuing' && <Notice id='issuing' tone='info' announced title={t('staff.case.issuing')} />}
      {issueRefusal && <Notice id='issue-refused' tone='problem' announced title={t('staff.case.issueRefused', { reason: refusalWords(issueRefusal, t) })} />}
      {certificate && (
        <SummaryList
          title={t('staff.case.issued')}
          rows={[
            { label: t('track.certificate'), value: <View id='certificate-number' className='strong'>{certificate.number}</View> },
            { label: t('track.issued'), value: formatDate(certificate.issuedOn, t) },
            ...(handedOver ? [{ label: t('staff.case.handedOver'), value: t('staff.case.handedOverTo', { time: formatInstant(handedOver.at, t), collector: t(`common.parent.${handedOver.collector}`) }) }] : []),
          ]}
        />
      )}
      {pickupReport !== 'none' && (
        <View id='pickup-report' data-state={pickupReport} {...aria({ role: 'status', live: 'polite' })}>
          <Notice tone={PICKUP_TONES[pickupReport]} title={t(`staff.case.pickupReport.${pickupReport}`)} />
        </View>
      )}
    </View>
  )
}

const PICKUP_TONES = { asked: 'info', accepted: 'success', refused: 'problem' } as const

/** Phase 3 may one day have a reason this build does not know. */
function refusalWords(code: string, t: Translate): string {
  const key = `issueRefusal.${code}` as TextKey
  const words = t(key)
  return words === key ? t('issueRefusal.other') : words
}
