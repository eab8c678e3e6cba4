import { View } from '@tarojs/components'
import { createApplication, type Input } from '@mcb/shared/contract'
import { APPLICATION_KINDS, type ApplicationKind } from '@mcb/shared/domain'
import { useEffect, useRef, useState } from 'react'
import { Bullets } from '@/components/bullets'
import { Choice } from '@/components/choice'
import { Failure } from '@/components/failure'
import { Heading } from '@/components/primitives'
import { QuestionPage } from '@/components/question-page'
import { Screen } from '@/components/screen'
import { Skeleton } from '@/components/skeleton'
import { addressOf } from '@/routes'
import { api } from '@/services'
import { remember } from '@/services/applications'
import { continueAt, useParams } from '@/services/navigation'
import { useText } from '@/services/text'
import { useSession } from '@/services/use-session'
import { openNext } from '../../use-step'

/** Which certificate is wanted; then a new draft, which gives way to its first question. */
export default function Begin() {
  const { kind, lost, newborn } = useParams('begin')
  const { t } = useText()
  const wanted = APPLICATION_KINDS.find(each => each === kind)
  const signedIn = useSession()?.account.role === 'parent'
  const [chosen, setChosen] = useState<ApplicationKind | null>(null)
  const opening = wanted ?? (signedIn ? chosen : null)

  // the sign-in comes before the draft, and comes back with the kind
  const begin = (next: ApplicationKind) => (signedIn ? setChosen(next) : continueAt(addressOf('signIn', { then: addressOf('begin', { kind: next }) })))
  return (
    <Screen title={t(opening ? 'apply.opening' : 'apply.begin.title')} audience={wanted ? 'parent' : 'anyone'}>
      {opening ? <Opening kind={opening} lost={lost ? { applicationId: lost, newborn: Number(newborn ?? 0) } : undefined} /> : <KindQuestion onChosen={begin} />}
    </Screen>
  )
}

function KindQuestion({ onChosen }: { onChosen(kind: ApplicationKind): void }) {
  const { t } = useText()
  const [kind, setKind] = useState<ApplicationKind | null>(null)
  const [asked, setAsked] = useState(false)
  const error = asked && !kind ? t('apply.begin.required') : undefined
  const handleContinue = () => {
    setAsked(true)
    if (kind) onChosen(kind)
  }
  return (
    <QuestionPage
      heading={t('apply.begin.heading')}
      hint={t('apply.begin.hint')}
      problems={error ? [{ field: 'kind', text: error, target: 'field-kind' }] : []}
      onContinue={handleContinue}
    >
      <Choice<ApplicationKind>
        name='kind'
        legend={t('apply.begin.heading')}
        legendHidden
        options={APPLICATION_KINDS.map(value => ({ value, label: t(`apply.begin.${value}.label`), hint: t(`apply.begin.${value}.when`) }))}
        value={kind}
        onChange={setKind}
        error={error}
      />
      {kind && (
        <View className='card stack--tight'>
          <Heading level={2}>{t('apply.begin.need')}</Heading>
          <Bullets items={t(`apply.begin.${kind}.need`).split('\n')} />
          <View className='muted'>{t(`apply.begin.${kind}.time`)}</View>
        </View>
      )}
    </QuestionPage>
  )
}

function Opening(body: Input<typeof createApplication>['body']) {
  const signedIn = useSession()?.account.role === 'parent'
  const [failure, setFailure] = useState<unknown>(null)
  const begun = useRef(false)

  const begin = async () => {
    setFailure(null)
    try {
      openNext(remember(await api.call(createApplication, { body })), 'replace')
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  useEffect(() => {
    if (!signedIn || begun.current) return
    begun.current = true
    void begin()
  })

  return failure ? <Failure of={failure} onRetry={begin} /> : <Skeleton lines={5} />
}
