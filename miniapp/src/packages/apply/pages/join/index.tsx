import { acceptInvitation } from '@mcb/shared/contract'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/button'
import { TextField } from '@/components/field'
import { QuestionPage } from '@/components/question-page'
import { Screen } from '@/components/screen'
import { api, platform } from '@/services'
import { remember } from '@/services/applications'
import { goTo, useParams } from '@/services/navigation'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'
import { useSession } from '@/services/use-session'

/** The other parent: a code or a link, which leads to everything there is to sign. */
export default function Join() {
  const { t } = useText()
  const { code } = useParams('join')
  return (
    <Screen title={t('apply.join.title')} audience='parent'>
      <CodeQuestion initial={code ?? ''} />
    </Screen>
  )
}

function CodeQuestion({ initial }: { initial: string }) {
  const { t } = useText()
  const signedIn = useSession()?.account.role === 'parent'
  const [code, setCode] = useState(initial)
  const [missing, setMissing] = useState(false)
  const { failure, attempt } = useAttempt()

  const join = (typed: string) =>
    attempt(async () => {
      const application = remember(await api.call(acceptInvitation, { body: { code: typed.replace(/\s+/g, '') } }))
      goTo('confirm', { id: application.id }, 'replace')
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
