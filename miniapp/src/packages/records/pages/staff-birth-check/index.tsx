import { View } from '@tarojs/components'
import { correctBirthCheck, getStaffBirthCheck, keepBirthRecord, LIMITS, type StaffBirthCheckView } from '@mcb/shared/contract'
import { useState } from 'react'
import { BirthRecordList } from '@/components/birth-record-list'
import { Button } from '@/components/button'
import { Failure } from '@/components/failure'
import { TextField } from '@/components/field'
import { Notice } from '@/components/notice'
import { Heading } from '@/components/primitives'
import { Screen, useVisible } from '@/components/screen'
import { Skeleton } from '@/components/skeleton'
import { api } from '@/services'
import { hasCode } from '@/services/api-problem'
import { useParams } from '@/services/navigation'
import { fieldProblemsOf, type RawProblem } from '@/services/problems'
import { usePolling, useResource } from '@/services/resource'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'
import { useSession } from '@/services/use-session'
import { CheckTag } from '../../check/check-tag'
import { Reported } from '../../check/reported'
import { RecordCorrection } from '../../staff/correction-form'

/** Phase 3 answers within seconds. */
const POLL_MS = 2000

/** A delivery record that parents found wrong: what they say, and what the clerk does about it. */
export default function StaffBirthCheckPage() {
  const { t } = useText()
  const { id } = useParams('staffBirthCheck')
  const isClerk = useSession()?.account.role === 'clerk'
  const { value, failure, reload, replace } = useResource(() => api.call(getStaffBirthCheck, { params: { id } }), { wanted: isClerk })
  const visible = useVisible()
  usePolling(reload, POLL_MS, visible && value?.status === 'correcting')
  return (
    <Screen title={t('records.staff.one')} audience='staff'>
      <Failure of={failure} onRetry={reload} />
      {!value && !failure && <Skeleton lines={8} />}
      {value && <Disputed of={value} onChanged={replace} reload={reload} />}
    </Screen>
  )
}

type Props = { of: StaffBirthCheckView; onChanged(next: StaffBirthCheckView): void; reload(): Promise<void> }

function Disputed({ of: check, onChanged, reload }: Props) {
  const { t } = useText()
  const { failure, attempt } = useAttempt()
  const [open, setOpen] = useState<number | 'keep' | null>(null)
  const { id, status, version, records, dispute, actions, clerkNote, confirmedBy } = check
  const params = { id }
  const refused = partsOf(fieldProblemsOf(failure))
  const perform = (run: () => Promise<StaffBirthCheckView>) =>
    attempt(
      async () => {
        onChanged(await run())
        setOpen(null)
      },
      thrown => (hasCode(thrown, 'birth_check.version_conflict') ? reload() : undefined),
    )
  const toggle = (what: number | 'keep') => setOpen(before => (before === what ? null : what))
  const inWords = (fields: NonNullable<typeof dispute>['fields']) => fields.map(field => t(`birth.dispute.field.${field}`)).join(' · ')

  return (
    <View className='stack--wide'>
      <View className='stack--tight'>
        <Heading id='heading' level={1}>
          {t('records.staff.one')}
        </Heading>
        <CheckTag id='check-status' status={status} />
        {status === 'correcting' && <View id='correction-pending'>{t('records.staff.correcting')}</View>}
        {confirmedBy.length > 0 && <View className='muted'>{t('records.staff.confirmedBy', { who: confirmedBy.map(part => t(`common.parent.${part}`)).join(' · ') })}</View>}
      </View>
      {check.correctionRefusal && <Notice id='correction-refused' tone='warning' title={t('records.staff.refused')} />}
      {dispute && <Reported of={check} title={t('records.staff.disputedBy', { parent: t(`common.parent.${dispute.by}`), fields: inWords(dispute.fields) })} />}
      {clerkNote !== '' && (
        <Notice tone='info' title={t('records.check.clerkNote')}>
          {clerkNote}
        </Notice>
      )}
      {refused.length === 0 && <Failure of={failure} onRetry={reload} />}
      {records.map((record, index) => (
        <View key={record.id} className='stack--tight'>
          <BirthRecordList
            id={`birth-record-${index}`}
            title={records.length > 1 ? t('records.check.recordOf', { order: record.newborn.birthOrder }) : t('records.check.record')}
            record={record}
          />
          {actions.includes('correct') && (
            <Button id={`correct-${index}`} kind={open === index ? 'secondary' : 'primary'} expanded={open === index} onPress={() => toggle(index)}>
              {t('records.staff.correct')}
            </Button>
          )}
          {open === index && (
            <RecordCorrection
              record={record}
              refused={refused}
              onSend={correction => perform(() => api.call(correctBirthCheck, { params, body: { version, newborn: index, ...correction } }))}
            />
          )}
        </View>
      ))}
      {actions.includes('keep') && (
        <Button id='keep' kind='secondary' expanded={open === 'keep'} onPress={() => toggle('keep')}>
          {t('records.staff.keep')}
        </Button>
      )}
      {open === 'keep' && <KeepForm onSend={note => perform(() => api.call(keepBirthRecord, { params, body: { version, note } }))} />}
    </View>
  )
}

/** The BFF's names for the parts of the form; a time of birth is typed as a day and a time. */
function partsOf(problems: readonly RawProblem[]): RawProblem[] {
  return problems.map(problem => ({ ...problem, path: problem.path.replace(/^changes\.?/, '').replace(/^bornAt$/, 'date') }))
}

function KeepForm({ onSend }: { onSend(note: string): Promise<unknown> }) {
  const { t } = useText()
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const missing = asked && !note.trim()
  const send = () => {
    setAsked(true)
    return note.trim() ? onSend(note) : undefined
  }
  return (
    <View className='card stack'>
      <View className='muted'>{t('records.staff.keepHint')}</View>
      <TextField name='keep-note' label={t('records.staff.keepNote')} multiline maxLength={LIMITS.note} value={note} onChange={setNote} error={missing ? t('problem.required') : undefined} />
      <Button id='send-keep' onPress={send}>
        {t('records.staff.keepSend')}
      </Button>
    </View>
  )
}
