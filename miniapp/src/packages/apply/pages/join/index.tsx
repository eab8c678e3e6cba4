import { View } from '@tarojs/components'
import { acceptInvitation, confirmApplication } from '@mcb/shared/contract'
import { useEffect, useRef, useState } from 'react'
import { Answers } from '@/components/answers'
import { BottomBar } from '@/components/bottom-bar'
import { Button } from '@/components/button'
import { Check } from '@/components/choice'
import { ErrorSummary } from '@/components/error-summary'
import { Failure } from '@/components/failure'
import { TextField } from '@/components/field'
import { Notice } from '@/components/notice'
import { Heading } from '@/components/primitives'
import { QuestionPage } from '@/components/question-page'
import { Screen, useVisible } from '@/components/screen'
import { Skeleton } from '@/components/skeleton'
import { api, platform } from '@/services'
import { hasCode } from '@/services/api-problem'
import { remember, useApplication } from '@/services/applications'
import { formatDate } from '@/services/dates'
import { goTo, useParams } from '@/services/navigation'
import { usePolling } from '@/services/resource'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'
import { useSession } from '@/services/use-session'

/** The other parent: a code or a link, all answers to check, and the signature. */
export default function Join() {
  const { t } = useText()
  const { code, id } = useParams('join')
  const [joined, setJoined] = useState<string | null>(id ?? null)
  return (
    <Screen title={t('apply.join.title')} audience='parent'>
      {joined ? <Confirmation id={joined} /> : <CodeQuestion initial={code ?? ''} onJoined={setJoined} />}
    </Screen>
  )
}

function CodeQuestion({ initial, onJoined }: { initial: string; onJoined(id: string): void }) {
  const { t } = useText()
  const signedIn = useSession()?.account.role === 'parent'
  const [code, setCode] = useState(initial)
  const [missing, setMissing] = useState(false)
  const { failure, attempt } = useAttempt()

  const join = (typed: string) =>
    attempt(async () => {
      const application = remember(await api.call(acceptInvitation, { body: { code: typed.replace(/\s+/g, '') } }))
      onJoined(application.id)
    })

  // a link brings its code along: nothing to type
  const opened = useRef(false)
  useEffect(() => {
    if (!signedIn || opened.current || !initial) return
    opened.current = true
    void join(initial)
  })

  const scan = async () => {
    const scanned = await platform.scanCode?.()
    if (!scanned) return
    const fromLink = /[?&]code=([^&]+)/.exec(scanned)?.[1]
    const text = fromLink ? decodeURIComponent(fromLink) : scanned
    setCode(text)
    await join(text)
  }

  const handleContinue = () => {
    setMissing(!code.trim())
    return code.trim() ? join(code) : undefined
  }
  const problems = missing && !code.trim() ? [{ field: 'code', label: t('apply.join.code'), text: t('problem.required'), target: 'field-code' }] : []
  return (
    <QuestionPage heading={t('apply.join.heading')} hint={t('apply.join.hint')} problems={problems} failure={failure} onContinue={handleContinue}>
      {platform.scanCode && (
        <Button id='scan-code' kind='secondary' onPress={scan}>
          {t('apply.join.scan')}
        </Button>
      )}
      <TextField name='code' kind='code' label={t('apply.join.code')} value={code} onChange={setCode} error={problems[0]?.text} />
    </QuestionPage>
  )
}

const POLL_MS = 5000

function Confirmation({ id }: { id: string }) {
  const { t } = useText()
  const { value: application, failure: loadFailure, reload, replace } = useApplication(id)
  const { failure, attempt } = useAttempt()
  const [declared, setDeclared] = useState(false)
  const [asked, setAsked] = useState(false)
  const visible = useVisible()
  const changing = application !== null && !application.actions.includes('confirm')
  usePolling(reload, POLL_MS, visible && changing)

  if (!application) return loadFailure ? <Failure of={loadFailure} onRetry={reload} /> : <Skeleton lines={6} />

  const confirm = () => {
    setAsked(true)
    if (!declared) return undefined
    return attempt(
      async () => {
        replace(await api.call(confirmApplication, { params: { id }, body: { version: application.version, declared: true } }))
        goTo('application', { id }, 'replace')
      },
      thrown => (hasCode(thrown, 'application.version_conflict') ? reload() : undefined),
    )
  }
  const missing = asked && !declared
  return (
    <View className='stack'>
      <ErrorSummary problems={missing ? [{ field: 'declare', text: t('apply.check.declarationRequired'), target: 'declare' }] : []} />
      <View className='stack--tight'>
        <Heading id='heading' level={1}>
          {t('apply.join.checkHeading')}
        </Heading>
        <View>{t(`apply.join.what.${application.kind}`)}</View>
        <View className='muted'>{t('apply.join.checkLead')}</View>
        {application.signBefore && !changing && <View id='sign-before' className='strong'>{t('apply.join.signBefore', { date: formatDate(application.signBefore, t) })}</View>}
      </View>
      <Answers application={application} />
      {changing ? (
        <Notice tone='info' title={t('apply.join.changing')}>
          <Button id='open-application' kind='link' onPress={() => goTo('application', { id }, 'replace')}>
            {t('apply.submitted.open')}
          </Button>
        </Notice>
      ) : (
        <>
          <Check
            id='declare'
            label={t(`apply.join.declaration.${application.kind}`)}
            checked={declared}
            onChange={setDeclared}
            error={missing ? t('apply.check.declarationRequired') : undefined}
          />
          <Failure of={failure} onRetry={confirm} />
          <BottomBar>
            <Button id='confirm' onPress={confirm}>
              {t('apply.join.confirm')}
            </Button>
          </BottomBar>
        </>
      )}
    </View>
  )
}
