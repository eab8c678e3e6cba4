import { View } from '@tarojs/components'
import { type BirthCheckView, confirmBirthCheck, disputeBirthCheck, getBirthCheck, inviteToBirthCheck } from '@mcb/shared/contract'
import type { BirthDispute, ParentRole } from '@mcb/shared/domain'
import { useState } from 'react'
import { Button } from '@/components/button'
import { CopyText } from '@/components/copy-text'
import { Failure } from '@/components/failure'
import { Notice } from '@/components/notice'
import { Heading } from '@/components/primitives'
import { inGroups } from '@/components/qr-code'
import { useVisible } from '@/components/screen'
import { Skeleton } from '@/components/skeleton'
import { api } from '@/services'
import { hasCode } from '@/services/api-problem'
import { goTo } from '@/services/navigation'
import { usePolling, useResource } from '@/services/resource'
import { type Translate, useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'
import { useSession } from '@/services/use-session'
import { CheckTag } from './check-tag'
import { DisputeForm } from './dispute-form'
import { Records, Reported } from './reported'

/** While somebody else has to move. */
const POLL_MS = 5000

/** One delivery record: right, or what is wrong with it, and what has come of that. */
export function OneCheck({ id }: { id: string }) {
  const isParent = useSession()?.account.role === 'parent'
  const { value, failure, reload, replace } = useResource(() => api.call(getBirthCheck, { params: { id } }), { wanted: isParent })
  const visible = useVisible()
  usePolling(reload, POLL_MS, visible && (value?.status === 'disputed' || value?.status === 'correcting' || value?.status === 'reconfirm'))
  const { t } = useText()
  return (
    <View className='stack--wide'>
      <View className='stack--tight'>
        <Heading id='heading' level={1}>
          {t('records.check.heading')}
        </Heading>
        {value && <Standing of={value} />}
      </View>
      {!value && (failure ? <Failure of={failure} onRetry={reload} /> : <Skeleton lines={8} />)}
      {value && <Check of={value} onChanged={replace} reload={reload} />}
    </View>
  )
}

/** Where it stands, and what that means. */
function Standing({ of: check }: { of: BirthCheckView }) {
  const { t } = useText()
  return (
    <>
      <CheckTag id='check-status' status={check.status} />
      <View>{t(`records.check.now.${check.status}`)}</View>
      {check.status === 'reconfirm' && <Missing of={check} />}
    </>
  )
}

type Props = { of: BirthCheckView; onChanged(next: BirthCheckView): void; reload(): Promise<void> }

function Check({ of: check, onChanged, reload }: Props) {
  const { t } = useText()
  const { failure, perform } = useWrite({ onChanged, reload })
  const [open, setOpen] = useState(false)
  const { id, status, version, actions } = check
  const can = (action: BirthCheckView['actions'][number]) => actions.includes(action)
  const params = { id }
  /** What the other parent did meanwhile does not stand in the way, as long as the record is the one in front. */
  const confirm = async () => {
    try {
      return await api.call(confirmBirthCheck, { params, body: { version } })
    } catch (thrown) {
      const now = hasCode(thrown, 'birth_check.version_conflict') ? await api.call(getBirthCheck, { params }) : null
      if (!now?.actions.includes('confirm') || !sameRecords(now, check)) throw thrown
      return api.call(confirmBirthCheck, { params, body: { version: now.version } })
    }
  }
  const ready = status === 'confirmed' || status === 'done'

  return (
    <View className='stack--wide'>
      {check.clerkNote !== '' && (
        <Notice id='clerk-note' tone='info' title={t('records.check.clerkNote')}>
          {check.clerkNote}
        </Notice>
      )}
      {status !== 'done' && <Reported of={check} />}
      <Records of={check} />
      <View className='stack--tight'>
        <Failure of={failure} />
        {can('confirm') && (
          <Button id='confirm-check' onPress={() => perform(confirm)}>
            {t('records.check.right')}
          </Button>
        )}
        {ready && (
          <Button id='begin-application' onPress={() => goTo('begin', {})}>
            {t('records.check.apply')}
          </Button>
        )}
        {can('dispute') && (
          <Button id='dispute' kind='secondary' expanded={open} onPress={() => setOpen(!open)}>
            {t(status === 'disputed' ? 'records.check.amend' : 'records.check.wrong')}
          </Button>
        )}
        {can('dispute') && open && <Dispute of={check} onChanged={onChanged} reload={reload} onDone={() => setOpen(false)} />}
      </View>
      {can('invite') && <Invitation id={id} />}
    </View>
  )
}

/** What all writes of a parent do alike: show what came back, and load it again when somebody else was faster. */
function useWrite({ onChanged, reload }: Pick<Props, 'onChanged' | 'reload'>) {
  const { failure, attempt } = useAttempt()
  const perform = (run: () => Promise<BirthCheckView>) =>
    attempt(
      async () => onChanged(await run()),
      thrown => (hasCode(thrown, 'birth_check.version_conflict') || hasCode(thrown, 'birth_check.action_refused') ? reload() : undefined),
    )
  return { failure, perform }
}

function Dispute({ of: { id, status, version, dispute, records }, onDone, ...write }: Props & { onDone(): void }) {
  const { failure, perform } = useWrite(write)
  const send = async (next: BirthDispute) => {
    if (await perform(() => api.call(disputeBirthCheck, { params: { id }, body: { version, dispute: next } }))) onDone()
  }
  return <DisputeForm initial={status === 'disputed' ? dispute : null} several={records.length > 1} failure={failure} onSend={send} />
}

const sameRecords = (a: BirthCheckView, b: BirthCheckView) => JSON.stringify(a.records) === JSON.stringify(b.records)

/** Who has not looked again yet. */
function Missing({ of: { confirmers, confirmedBy } }: { of: BirthCheckView }) {
  const { t } = useText()
  return (
    <View id='waiting-for' className='muted'>
      {t('records.check.waitingFor', { who: inWords(confirmers.filter(part => !confirmedBy.includes(part)), t) })}
    </View>
  )
}

const inWords = (parts: readonly ParentRole[], t: Translate) => parts.map(part => t(`common.parent.${part}`)).join(' · ')

function Invitation({ id }: { id: string }) {
  const { t } = useText()
  const { failure, attempt } = useAttempt()
  const [code, setCode] = useState<string | null>(null)
  const invite = () => attempt(async () => setCode((await api.call(inviteToBirthCheck, { params: { id } })).code))
  return (
    <View className='stack--tight'>
      <View className='muted'>{t('records.check.inviteHint')}</View>
      {code ? (
        <CopyText id='check-code' buttonId='copy-code' code text={code} shown={inGroups(code)} label={t('records.check.inviteCode')} />
      ) : (
        <Button id='invite' kind='secondary' onPress={invite}>
          {t('records.check.invite')}
        </Button>
      )}
      <Failure of={failure} onRetry={invite} />
    </View>
  )
}
