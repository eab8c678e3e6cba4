import { View } from '@tarojs/components'
import { type ApplicationView, confirmApplication } from '@mcb/shared/contract'
import { useState } from 'react'
import { Answers } from '@/components/answers'
import { ApplicationScreen } from '@/components/application-screen'
import { BirthChanges } from '@/components/birth-changes'
import { BottomBar } from '@/components/bottom-bar'
import { Button } from '@/components/button'
import { Check } from '@/components/choice'
import { ErrorSummary } from '@/components/error-summary'
import { Failure } from '@/components/failure'
import { Notice } from '@/components/notice'
import { Heading } from '@/components/primitives'
import { useVisible } from '@/components/screen'
import { api } from '@/services'
import { hasCode } from '@/services/api-problem'
import { useApplication } from '@/services/applications'
import { formatDate } from '@/services/dates'
import { newbornNames } from '@/services/newborns'
import { goTo, useParams } from '@/services/navigation'
import { usePolling } from '@/services/resource'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'
import { correctionsToRead } from '../../application/situation'

const POLL_MS = 5000

/** Everything there is to sign, what has changed since the last signature first, and the signature. */
export default function Confirm() {
  const { t } = useText()
  const { id } = useParams('confirm')
  const resource = useApplication(id)
  const visible = useVisible()
  // the applicant may be changing it just now
  usePolling(resource.reload, POLL_MS, visible && resource.value !== null && !resource.value.actions.includes('confirm'))
  return (
    <ApplicationScreen title={t('track.sign.title')} resource={resource}>
      {application =>
        application.actions.includes('confirm') ? (
          <ToSign application={application} onSigned={resource.replace} reload={resource.reload} />
        ) : (
          <View className='stack'>
            <Heading id='heading' level={1}>
              {t(application.status === 'draft' || application.status === 'returned' ? 'track.sign.changing' : 'track.sign.done')}
            </Heading>
            <Button id='open-application' onPress={() => goTo('application', { id }, 'replace')}>
              {t('track.sign.open')}
            </Button>
          </View>
        )
      }
    </ApplicationScreen>
  )
}

type Props = { application: ApplicationView; onSigned(application: ApplicationView): void; reload(): Promise<void> }

function ToSign({ application, onSigned, reload }: Props) {
  const { t } = useText()
  const { id, version, kind, viewer, signBefore, actions } = application
  const { failure, attempt } = useAttempt()
  const [declared, setDeclared] = useState(false)
  const [asked, setAsked] = useState(false)
  const missing = asked && !declared
  const again = correctionsToRead(application).length > 0

  const confirm = () => {
    setAsked(true)
    if (!declared) return undefined
    return attempt(
      async () => {
        onSigned(await api.call(confirmApplication, { params: { id }, body: { version, declared: true } }))
        goTo('application', { id }, 'replace')
      },
      async thrown => {
        if (!hasCode(thrown, 'application.version_conflict')) return
        // what is signed is what was read
        setDeclared(false)
        setAsked(false)
        await reload()
      },
    )
  }
  return (
    <View className='stack'>
      <ErrorSummary problems={missing ? [{ field: 'declare', text: t('track.sign.declarationRequired'), target: 'declare' }] : []} />
      <View className='stack--tight'>
        <Heading id='heading' level={1}>
          {t(again ? 'track.sign.headingAgain' : 'track.sign.heading')}
        </Heading>
        {viewer !== 'applicant' && !again && <View>{t(`track.sign.what.${kind}`)}</View>}
        <View className='muted'>{t(viewer === 'applicant' && actions.includes('reopen') ? 'track.sign.leadApplicant' : 'track.sign.lead')}</View>
        {signBefore && (
          <View id='sign-before' className='strong'>
            {t('track.signatures.before', { date: formatDate(signBefore, t) })}
          </View>
        )}
      </View>
      {again && <WhatHasChanged application={application} />}
      <Answers application={application} />
      <Check
        id='declare'
        label={t(`track.sign.declaration.${kind}`)}
        checked={declared}
        onChange={setDeclared}
        error={missing ? t('track.sign.declarationRequired') : undefined}
      />
      <Failure of={failure} onRetry={confirm} />
      <BottomBar>
        <Button id='confirm' onPress={confirm}>
          {t('track.sign.confirm')}
        </Button>
      </BottomBar>
    </View>
  )
}

/** What the institution has put right in the delivery record, correction by correction. */
function WhatHasChanged({ application }: { application: ApplicationView }) {
  const { t } = useText()
  const names = newbornNames(application.answers)
  return (
    <View id='what-changed' className='stack--tight'>
      {correctionsToRead(application).map(({ at, birthChanges }) => {
        const name = birthChanges && names.length > 1 ? names[birthChanges.newborn] : undefined
        return (
          <Notice key={at} tone='warning' title={name ? t('track.sign.changedOf', { name }) : t('track.sign.changed')}>
            {birthChanges ? <BirthChanges changes={birthChanges.changes} /> : <View>{t('track.sign.changedUnknown')}</View>}
          </Notice>
        )
      })}
    </View>
  )
}
