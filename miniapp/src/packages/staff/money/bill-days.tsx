import { View } from '@tarojs/components'
import { type BillCheckView, type BillDifferenceView, resolveBillDifference } from '@mcb/shared/contract'
import { Disclosure } from '@/components/disclosure'
import { EmptyState } from '@/components/empty-state'
import { Heading } from '@/components/primitives'
import { Tag } from '@/components/status-tag'
import { SummaryList } from '@/components/summary-list'
import { api } from '@/services'
import { formatDate, formatMoment } from '@/services/dates'
import { useText } from '@/services/text'
import { Resolve } from './resolve'
import { Sides, yuan } from './sides'

type Props = { days: readonly BillCheckView[]; onChanged(days: readonly BillCheckView[]): void }

const openOf = ({ differences }: BillCheckView) => differences.filter(({ resolved }) => resolved === null).length

/** WeChat Pay's bills beside our payments: the days with differences, then those that agree, folded. */
export function BillDays({ days, onChanged }: Props) {
  const { t } = useText()
  const unlike = days.filter(({ differences }) => differences.length > 0)
  const alike = days.filter(({ differences }) => differences.length === 0)
  return (
    <View id='bill-days' className='stack'>
      <Heading level={2}>{t('money.bill.heading')}</Heading>
      <View className='muted'>{t('money.bill.hint')}</View>
      {days.length === 0 && <EmptyState title={t('money.bill.none')} />}
      {days.length > 0 && unlike.length === 0 && <EmptyState title={t('money.bill.allAlike')} />}
      {unlike.map(day => (
        <Day key={day.day} of={day} onChanged={onChanged} />
      ))}
      {alike.length > 0 && (
        <Disclosure id='bill-alike' title={t('money.bill.alike', { count: alike.length })}>
          <SummaryList rows={alike.map(({ day, matched, paidFen, refundedFen }) => ({ label: formatDate(day, t), value: t('money.bill.alikeLine', { count: matched, paid: yuan(paidFen.here, t), refunded: yuan(refundedFen.here, t) }) }))} />
        </Disclosure>
      )}
    </View>
  )
}

function Day({ of, onChanged }: { of: BillCheckView; onChanged: Props['onChanged'] }) {
  const { t } = useText()
  const { day, matched, paidFen, refundedFen, differences } = of
  const open = openOf(of)
  return (
    <View id={`bill-${day}`} className='card stack'>
      <View className='money__head'>
        <Heading level={3}>{formatDate(day, t)}</Heading>
        <Tag tone={open ? 'attention' : 'good'}>{open ? t('money.bill.open', { count: open }) : t('money.bill.closed')}</Tag>
      </View>
      <View className='muted'>{t('money.bill.matched', { count: matched })}</View>
      <Sides
        rows={[
          { label: t('money.bill.paid'), here: yuan(paidFen.here, t), there: yuan(paidFen.there, t) },
          { label: t('money.bill.refunded'), here: yuan(refundedFen.here, t), there: yuan(refundedFen.there, t) },
        ]}
      />
      {differences.map((each, place) => (
        <Difference key={`${place} ${each.orderNumber}`} id={`${day}-${place}`} day={day} of={each} onChanged={onChanged} />
      ))}
    </View>
  )
}

function Difference({ id, day, of: difference, onChanged }: { id: string; day: BillCheckView['day']; of: BillDifferenceView; onChanged: Props['onChanged'] }) {
  const { t } = useText()
  const { kind, of, orderNumber, refundNumber, here, there, resolved } = difference
  const resolve = async (note: string) =>
    onChanged((await api.call(resolveBillDifference, { params: { day }, body: { kind, of, orderNumber, refundNumber, note } })).days)
  return (
    <View id={`difference-${id}`} className='money__difference stack'>
      <View>
        <View className='strong'>{t(`money.bill.kind.${kind}.${of}`)}</View>
        <View className='money__number muted'>{refundNumber ?? orderNumber}</View>
      </View>
      <Sides
        rows={[
          { label: t('money.amount'), here: yuan(here?.amountFen, t), there: yuan(there?.amountFen, t) },
          { label: t('money.state'), here: here && t(`money.stateOf.${here.state}`), there: there && t(`money.stateOf.${there.state}`) },
          { label: t('money.time'), here: here?.at ? formatMoment(here.at, t) : null, there: there?.at ? formatMoment(there.at, t) : null },
        ]}
      />
      {resolved ? (
        <View className='muted'>{t('money.resolvedBy', { by: resolved.by, time: formatMoment(resolved.at, t), note: resolved.note })}</View>
      ) : (
        <>
          <View>
            <View className='strong'>{t('money.todo')}</View>
            <View>{t(`money.bill.todo.${kind}`)}</View>
          </View>
          <Resolve id={id} about={refundNumber ?? orderNumber} onResolve={resolve} />
        </>
      )}
    </View>
  )
}
