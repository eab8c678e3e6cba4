import { View } from '@tarojs/components'
import type { UnknownNewsView } from '@mcb/shared/contract'
import { Heading } from '@/components/primitives'
import { SummaryList } from '@/components/summary-list'
import { formatMoment } from '@/services/dates'
import { useText } from '@/services/text'

/** What phase 3 has told of certificates and newborns that nobody here knows; nothing when there is none. */
export function UnknownNews({ news }: { news: readonly UnknownNewsView[] }) {
  const { t } = useText()
  if (!news.length) return null
  return (
    <View id='unknown-news' className='stack'>
      <Heading level={2}>{t('exchange.news.unknownHeading')}</Heading>
      <View className='muted'>{t('exchange.news.unknownHint')}</View>
      {news.map(({ messageId, about, reference, receivedAt }) => (
        <SummaryList key={messageId} rows={[{ label: t(`exchange.news.${about}`), value: reference }, { label: t('exchange.news.received'), value: formatMoment(receivedAt, t) }]} />
      ))}
    </View>
  )
}
