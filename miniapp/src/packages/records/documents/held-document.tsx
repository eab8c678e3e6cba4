import { View } from '@tarojs/components'
import type { HeldDocumentView } from '@mcb/shared/contract'
import { beijingDate, daysBetween, fullName } from '@mcb/shared/domain'
import { Button } from '@/components/button'
import { Heading } from '@/components/primitives'
import { Tag } from '@/components/status-tag'
import { SummaryList } from '@/components/summary-list'
import { nameOfNationality } from '@/services/countries'
import { formatDate, today } from '@/services/dates'
import { useText } from '@/services/text'

type Props = { document: HeldDocumentView; /** Missing for one that was renewed. */ renewal?: { index: number; onPress(): void } }

/** One document: what it says, when it ends, and where we know it from. */
export function HeldDocument({ document, renewal }: Props) {
  const { t, language } = useText()
  const { kind, number, otherName, nationality, expiryDate, observedAt, source, expires } = document
  const title = kind === 'other' && otherName ? otherName : t(`kind.${kind}`)
  const isWarned = renewal !== undefined && (expires === 'soon' || expires === 'expired')
  const left = expiryDate ? daysBetween(today(), expiryDate) : 0
  const ending = expires === 'expired' ? t('records.documents.expired') : left === 0 ? t('records.documents.lastDay') : t('records.documents.soon', { count: left })
  const rows = [
    { label: t('document.field.number'), value: number },
    { label: t('document.field.nameZh'), value: document.nameZh },
    { label: t('document.field.surname'), value: document.surname },
    { label: t('document.field.givenNames'), value: document.givenNames },
    { label: t('document.field.nationality'), value: nationality && nameOfNationality(nationality, language) },
    {
      label: t('records.documents.expires'),
      value: (
        <>
          <View>{expiryDate ? formatDate(expiryDate, t) : t('records.documents.expiresNone')}</View>
          {isWarned && <View className='strong'>{ending}</View>}
        </>
      ),
    },
    { label: t('records.documents.observed'), value: t(`records.documents.source.${source}`, { date: formatDate(beijingDate(new Date(observedAt)), t) }) },
  ]
  return (
    <View {...(renewal && { id: `document-${renewal.index}` })} className='stack--tight'>
      <View className='held__head'>
        <Heading level={2}>{title}</Heading>
        {!renewal && <Tag>{t('records.documents.state.renewed')}</Tag>}
        {isWarned && <Tag tone={expires === 'expired' ? 'bad' : 'attention'}>{t(expires === 'expired' ? 'records.documents.state.expired' : 'records.documents.state.soon')}</Tag>}
      </View>
      <SummaryList rows={rows.filter(row => row.value)} />
      {renewal && (
        <Button id={`renew-${renewal.index}`} kind='secondary' label={t('common.labelled', { label: t('records.documents.renew'), text: `${title} ${fullName(document)}` })} onPress={renewal.onPress}>
          {t('records.documents.renew')}
        </Button>
      )}
    </View>
  )
}
