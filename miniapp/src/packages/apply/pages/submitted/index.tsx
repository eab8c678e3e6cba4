import { View } from '@tarojs/components'
import { type ApplicationView, inviteOtherParent } from '@mcb/shared/contract'
import { type Answers, documentOf, type SignerRole } from '@mcb/shared/domain'
import { useCallback, useEffect, useState } from 'react'
import { ApplicationScreen } from '@/components/application-screen'
import { AllowNotices } from '@/components/allow-notices'
import { Bullets } from '@/components/bullets'
import { Button } from '@/components/button'
import { CopyText } from '@/components/copy-text'
import { Failure } from '@/components/failure'
import { Notice } from '@/components/notice'
import { Heading } from '@/components/primitives'
import { inGroups, QrCode } from '@/components/qr-code'
import { useVisible } from '@/components/screen'
import { Skeleton } from '@/components/skeleton'
import { Steps } from '@/components/steps'
import { addressOf } from '@/routes'
import { api, drafts, platform } from '@/services'
import { useApplication } from '@/services/applications'
import { formatDate, formatInstant } from '@/services/dates'
import { goTo, useParams } from '@/services/navigation'
import { usePolling } from '@/services/resource'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'

const POLL_MS = 5000

/** What happens next, and the invitation for the other parent. */
export default function Submitted() {
  const { t } = useText()
  const { id } = useParams('submitted')
  const resource = useApplication(id)
  const visible = useVisible()
  usePolling(resource.reload, POLL_MS, visible && resource.value?.status === 'awaitingConfirmation')

  return (
    <ApplicationScreen title={t('apply.submitted.title')} resource={resource}>
      {application => (
        <View className='stack--wide'>
          <Heading id='heading' level={1}>
            {t(headingOf(application))}
          </Heading>
          <Notice tone='success' title={t(application.status === 'awaitingConfirmation' ? 'apply.submitted.lead' : 'apply.submitted.confirmed.lead')} announced />
          {application.signBefore && <View className='strong'>{t('apply.submitted.signBefore', { date: formatDate(application.signBefore, t) })}</View>}
          {application.otherParentJoined && application.status === 'awaitingConfirmation' ? (
            <View>{t('apply.submitted.joined')}</View>
          ) : (
            application.actions.includes('invite') && <Invitation id={id} />
          )}
          <AllowNotices />
          <NextSteps application={application} />
          <Bring application={application} />
          <Button id='open-application' kind='secondary' onPress={() => goTo('application', { id }, 'replace')}>
            {t('apply.submitted.open')}
          </Button>
        </View>
      )}
    </ApplicationScreen>
  )
}

function headingOf({ status, otherParentJoined }: ApplicationView) {
  if (status !== 'awaitingConfirmation') return 'apply.submitted.confirmed.heading'
  return otherParentJoined ? 'apply.submitted.headingJoined' : 'apply.submitted.heading'
}

/** Who does what now, in order: sign, be seen at the counter or not, decide, receive. */
function NextSteps({ application: { status, signers, signedBy, personsToCheck, answers } }: { application: ApplicationView }) {
  const { t } = useText()
  const persons = (roles: readonly SignerRole[]) => roles.map(role => t(`common.signer.${role}`)).join(t('common.and'))
  const unsigned = signers.filter(role => !signedBy.includes(role))
  const steps = [
    ...(status === 'awaitingConfirmation' && unsigned.length > 0 ? [t('apply.submitted.next.confirm', { persons: persons(unsigned) })] : []),
    personsToCheck.length > 0 ? t('apply.submitted.next.visit', { persons: persons(personsToCheck) }) : t('apply.submitted.next.noVisit'),
    t('apply.submitted.next.review'),
    t(answers.collection?.method === 'courier' ? 'apply.submitted.next.courier' : 'apply.submitted.next.collect'),
  ]
  return (
    <View className='card stack--tight'>
      <Heading level={2}>{t('apply.submitted.next.heading')}</Heading>
      <Steps items={steps} />
    </View>
  )
}

/** Documents and papers for the counter; nothing where nobody has to go there. */
function Bring({ application: { personsToCheck, bring, answers } }: { application: ApplicationView }) {
  const { t } = useText()
  const documents = personsToCheck.flatMap(role => {
    const document = documentOf(answers as Answers, role)
    return document ? [t('common.labelled', { label: t(`common.signer.${role}`), text: document.otherName || t(`kind.${document.kind}`) })] : []
  })
  const items = [...documents, ...bring.map(code => t(`material.${code}.name`))]
  if (items.length === 0) return null
  return (
    <View className='card stack--tight'>
      <Heading level={2}>{t('apply.submitted.bring')}</Heading>
      <Bullets items={items} />
    </View>
  )
}

type Kept = { code: string; expiresAt: string }
const stillGood = (kept: Kept | null) => (kept && Date.parse(kept.expiresAt) > Date.now() ? kept : null)

function Invitation({ id }: { id: string }) {
  const { t } = useText()
  const draft = `invitation ${id}`
  const [invitation, setInvitation] = useState(() => stillGood(drafts.read<Kept>(draft)))
  const { failure, attempt } = useAttempt()
  const invite = useCallback(
    () =>
      attempt(async () => {
        const made = await api.call(inviteOtherParent, { params: { id } })
        drafts.write(draft, made)
        setInvitation(made)
      }),
    [attempt, draft, id],
  )
  // a new code makes the one before useless, so a code that was sent already is shown again
  const wanted = invitation === null
  useEffect(() => {
    if (wanted) void invite()
  }, [wanted, invite])

  if (!invitation) return failure ? <Failure of={failure} onRetry={invite} /> : <Skeleton lines={4} />
  const { code, expiresAt } = invitation
  const link = platform.linkTo?.(addressOf('join', { code }))
  return (
    <View className='card stack'>
      <View>{t('apply.submitted.how')}</View>
      <CopyText id='invitation-code' buttonId='copy-code' code text={code} shown={inGroups(code)} label={t('apply.submitted.code')} />
      {link && (
        <>
          <QrCode text={link} alt={t('apply.submitted.qr')} />
          <CopyText id='invitation-link' buttonId='copy-link' text={link} label={t('apply.submitted.link')} />
        </>
      )}
      <View className='muted small'>{t('apply.submitted.expires', { time: formatInstant(expiresAt, t) })}</View>
      <Failure of={failure} onRetry={invite} />
      <Button id='new-code' kind='link' onPress={invite}>
        {t('apply.submitted.newCode')}
      </Button>
    </View>
  )
}
