import { View } from '@tarojs/components'
import { type BirthCheckView, joinBirthCheck, listMyBirthChecks, openBirthCheck } from '@mcb/shared/contract'
import { beijingDate, type ParentRole } from '@mcb/shared/domain'
import { useMemo, useState } from 'react'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { TextField } from '@/components/field'
import { Heading, Pressable } from '@/components/primitives'
import { QuestionPage } from '@/components/question-page'
import { api, platform } from '@/services'
import { hasCode } from '@/services/api-problem'
import { formatDate } from '@/services/dates'
import { goTo } from '@/services/navigation'
import { describeProblems, fieldProblemsOf, problemOf, type RawProblem } from '@/services/problems'
import { useResource } from '@/services/resource'
import { useText } from '@/services/text'
import { useSession } from '@/services/use-session'
import { CheckTag } from './check-tag'
import './begin.scss'

/** What a scanned code says; a link brings its code along. */
function codeIn(scanned: string): string {
  const fromLink = /[?&]code=([^&]+)/.exec(scanned)?.[1]
  return (fromLink ? decodeURIComponent(fromLink) : scanned).trim()
}

const open = ({ id }: BirthCheckView) => goTo('birthCheck', { id }, 'replace')

/** The code on the bedside card, or one from the other parent. */
export function Begin({ initial }: { initial: string }) {
  const [invited, setInvited] = useState(false)
  return invited ? <Invited onCard={() => setInvited(false)} /> : <AtTheBedside initial={initial} onInvited={() => setInvited(true)} />
}

function AtTheBedside({ initial, onInvited }: { initial: string; onInvited(): void }) {
  const { t } = useText()
  const [part, setPart] = useState<ParentRole | null>(null)
  const [code, setCode] = useState(initial)
  const [raw, setRaw] = useState<readonly RawProblem[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const problems = useMemo(() => describeProblems(raw, t, { as: t('records.check.as'), code: t('records.check.code') }), [raw, t])

  const show = async (text: string) => {
    const missing: RawProblem[] = []
    if (!part) missing.push({ path: 'as', code: 'required', words: 'records.check.asRequired', target: 'choice-mother' })
    if (!text.trim()) missing.push({ path: 'code', code: 'required' })
    setRaw(missing)
    setFailure(null)
    if (missing.length > 0 || !part) return
    try {
      open(await api.call(openBirthCheck, { body: { code: text.trim(), as: part } }))
    } catch (thrown) {
      const fields = fieldProblemsOf(thrown)
      if (hasCode(thrown, 'birth_check.code_unknown')) setRaw([{ path: 'code', code: 'format', words: 'error.birth_check.code_unknown' }])
      else if (fields.length > 0) setRaw(fields)
      else setFailure(thrown)
    }
  }
  const scan = async () => {
    const scanned = await platform.scanCode?.()
    if (!scanned) return
    setCode(codeIn(scanned))
    await show(codeIn(scanned))
  }

  return (
    <QuestionPage
      heading={t('records.check.heading')}
      hint={t('records.check.lead')}
      problems={problems}
      failure={failure}
      onContinue={() => show(code)}
      continueId='open-check'
      continueLabel={t('records.check.open')}
    >
      <Choice<ParentRole>
        name='as'
        legend={t('records.check.as')}
        inline
        options={[
          { value: 'mother', label: t('common.parent.mother') },
          { value: 'father', label: t('common.parent.father') },
        ]}
        value={part}
        onChange={setPart}
        error={problemOf(problems, 'as')}
      />
      {platform.scanCode && (
        <Button id='scan-code' kind='secondary' onPress={scan}>
          {t('records.check.scan')}
        </Button>
      )}
      <TextField name='code' kind='code' label={t('records.check.code')} hint={t('records.check.codeHint')} value={code} onChange={setCode} error={problemOf(problems, 'code')} />
      <Button id='invited' kind='link' onPress={onInvited}>
        {t('records.check.invited')}
      </Button>
      <Mine />
    </QuestionPage>
  )
}

function Invited({ onCard }: { onCard(): void }) {
  const { t } = useText()
  const [code, setCode] = useState('')
  const [raw, setRaw] = useState<readonly RawProblem[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const problems = useMemo(() => describeProblems(raw, t, { code: t('records.check.invitedCode') }), [raw, t])
  const join = async () => {
    setRaw(code.trim() ? [] : [{ path: 'code', code: 'required' }])
    setFailure(null)
    if (!code.trim()) return
    try {
      open(await api.call(joinBirthCheck, { body: { code: code.replace(/\s+/g, '') } }))
    } catch (thrown) {
      if (hasCode(thrown, 'invitation.invalid')) setRaw([{ path: 'code', code: 'format', words: 'records.check.invitedWrong' }])
      else setFailure(thrown)
    }
  }
  return (
    <QuestionPage heading={t('records.check.invitedHeading')} hint={t('records.check.invitedHint')} problems={problems} failure={failure} onContinue={join} continueId='join-check' continueLabel={t('records.check.join')}>
      <TextField name='code' kind='code' label={t('records.check.invitedCode')} value={code} onChange={setCode} error={problemOf(problems, 'code')} />
      <Button id='with-card' kind='link' onPress={onCard}>
        {t('records.check.withCard')}
      </Button>
    </QuestionPage>
  )
}

/** Those the parent has looked at before. */
function Mine() {
  const { t } = useText()
  const isParent = useSession()?.account.role === 'parent'
  const { value } = useResource(() => api.call(listMyBirthChecks, {}), { wanted: isParent })
  if (!value?.checks.length) return null
  return (
    <View className='stack--tight'>
      <Heading level={2}>{t('records.check.mine')}</Heading>
      {value.checks.map(({ id, status, motherName, bornAt }) => (
        <Pressable key={id} id={`check-${id}`} className='check-row' pressedClassName='check-row--pressed' onPress={() => goTo('birthCheck', { id })}>
          <View>{t('records.check.born', { mother: motherName, date: formatDate(beijingDate(new Date(bornAt)), t) })}</View>
          <CheckTag status={status} />
        </Pressable>
      ))}
    </View>
  )
}
