import { View } from '@tarojs/components'
import { submitApplication } from '@mcb/shared/contract'
import { useEffect, useState } from 'react'
import { Answers } from '@/components/answers'
import { ApplicationScreen } from '@/components/application-screen'
import { BottomBar } from '@/components/bottom-bar'
import { Button } from '@/components/button'
import { Check } from '@/components/choice'
import { ErrorSummary } from '@/components/error-summary'
import { Failure } from '@/components/failure'
import { Notice } from '@/components/notice'
import { Heading } from '@/components/primitives'
import { ReturnList } from '@/components/return-list'
import { api } from '@/services'
import { hasCode } from '@/services/api-problem'
import { remember, useApplication } from '@/services/applications'
import { goTo, startAt, useParams } from '@/services/navigation'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'

/** Every answer with a way to change it, the declaration, and Submit. */
export default function CheckAnswers() {
  const { t } = useText()
  const { id } = useParams('checkAnswers')
  const resource = useApplication(id)
  const { failure, attempt } = useAttempt()
  const [declared, setDeclared] = useState(false)
  const [asked, setAsked] = useState(false)
  const missing = asked && !declared
  const over = resource.value !== null && !resource.value.actions.includes('answer')
  useEffect(() => {
    if (over) goTo('application', { id }, 'replace')
  }, [over, id])

  return (
    <ApplicationScreen title={t('apply.check.title')} resource={resource}>
      {application => {
        const { kind, nextStep, guidance, version, returnProblems } = application
        const submit = () => {
          setAsked(true)
          if (!declared) return undefined
          return attempt(
            async () => {
              remember(await api.call(submitApplication, { params: { id }, body: { version, declared: true } }))
              // the questions are behind the parent now; Back leads home
              startAt('submitted', { id })
            },
            thrown => (hasCode(thrown, 'application.version_conflict') ? resource.reload() : undefined),
          )
        }
        return (
          <View className='stack'>
            <ErrorSummary problems={missing ? [{ field: 'declare', text: t('apply.check.declarationRequired'), target: 'declare' }] : []} />
            <Heading id='heading' level={1}>
              {t('apply.check.heading')}
            </Heading>
            <ReturnList problems={returnProblems} onFix={(step, field) => goTo(step, { id, field: field || undefined })} />
            {returnProblems.length > 0 && <View className='muted'>{t('apply.check.returned')}</View>}
            <Answers application={application} onChange={step => goTo(step, { id })} />
            {guidance ? (
              <Notice tone='warning' title={t(`guidance.${guidance.code}.heading`)}>
                <Button id='open-guidance' kind='link' onPress={() => goTo('guidance', { code: guidance.code, id })}>
                  {t('apply.guidance.open')}
                </Button>
              </Notice>
            ) : nextStep ? (
              <Notice tone='warning' title={t('apply.check.open')}>
                <Button id='answer-next' kind='link' onPress={() => goTo(nextStep, { id })}>
                  {t('apply.check.openLink', { step: t(`step.${nextStep}`) })}
                </Button>
              </Notice>
            ) : (
              <>
                <Heading level={2}>{t('apply.check.declarationHeading')}</Heading>
                <Check id='declare' label={t(`apply.check.declaration.${kind}`)} checked={declared} onChange={setDeclared} error={missing ? t('apply.check.declarationRequired') : undefined} />
                <Failure of={failure} onRetry={submit} />
                <BottomBar>
                  <Button id='submit' onPress={submit}>
                    {t('apply.check.submit')}
                  </Button>
                </BottomBar>
              </>
            )}
          </View>
        )
      }}
    </ApplicationScreen>
  )
}
