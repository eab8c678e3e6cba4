import { scanVisitCode } from '@mcb/shared/contract'
import { useState } from 'react'
import { Button } from '@/components/button'
import { TextField } from '@/components/field'
import { QuestionPage } from '@/components/question-page'
import { Screen } from '@/components/screen'
import { api, platform } from '@/services'
import { goTo } from '@/services/navigation'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'

/** A parent's code, from the camera where there is one, else typed or pasted. */
export default function Scan() {
  const { t } = useText()
  const [code, setCode] = useState('')
  const [missing, setMissing] = useState(false)
  const { failure, attempt } = useAttempt()

  const open = async (text: string) => {
    const bare = text.replace(/\s+/g, '')
    setMissing(!bare)
    if (!bare) return
    await attempt(async () => {
      const { id } = await api.call(scanVisitCode, { body: { code: bare } })
      goTo('case', { id }, 'replace')
    })
  }
  const scan = async () => {
    const scanned = await platform.scanCode?.()
    if (scanned) await open(scanned)
  }

  const problems = missing && !code.trim() ? [{ field: 'code', label: t('staff.scan.code'), text: t('problem.required'), target: 'field-code' }] : []
  return (
    <Screen title={t('staff.scan.title')} audience='staff'>
      <QuestionPage
        heading={t('staff.scan.heading')}
        problems={problems}
        failure={failure}
        onContinue={() => open(code)}
        continueId='open-case'
        continueLabel={t('staff.scan.open')}
      >
        {platform.scanCode && (
          <Button id='scan-camera' kind='secondary' onPress={scan}>
            {t('staff.scan.camera')}
          </Button>
        )}
        <TextField name='code' kind='code' label={t('staff.scan.code')} hint={t('staff.scan.codeHint')} value={code} onChange={setCode} error={problems[0]?.text} />
      </QuestionPage>
    </Screen>
  )
}
