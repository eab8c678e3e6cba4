import { Text, View } from '@tarojs/components'
import type { ApplicationView } from '@mcb/shared/contract'
import { Notice } from '@/components/notice'
import { formatAge, formatDate } from '@/services/dates'
import { useText } from '@/services/text'
import { situationOf } from './situation'
import './now.scss'

/** Who has to move, since when, and what happens after. */
export function Now({ application }: { application: ApplicationView }) {
  const { t } = useText()
  const { status, history, decisionExpectedBy, locked } = application
  const { situation, turn } = situationOf(application)
  const rejection = status === 'rejected' ? history.find(({ action }) => action === 'reject')?.note : undefined
  const since = history[history.length - 1]?.at
  const age = since && turn !== 'nobody' ? formatAge(since, new Date(), t) : null
  return (
    <View id='now' className={`now ${turn === 'you' || turn === 'parents' ? 'now--yours' : ''}`}>
      <Text className='now__who'>{t(`track.who.${turn}`)}</Text>
      <View className='now__text'>{t(`track.now.${situation}.text`)}</View>
      {rejection && <Notice tone='warning' title={t('common.labelled', { label: t('track.rejectedReason'), text: rejection })} />}
      <View className='muted'>{t('common.labelled', { label: t('track.next'), text: t(`track.now.${situation}.next`) })}</View>
      {locked && situation !== 'secondCheck' && <View className='muted'>{t('track.alsoLocked')}</View>}
      {decisionExpectedBy && <View className='muted'>{t('track.expectedBy', { date: formatDate(decisionExpectedBy, t) })}</View>}
      {age && <View className='muted small'>{t('track.since', { age })}</View>}
    </View>
  )
}
