import { View } from '@tarojs/components'
import { type ApplicationKind, GUIDANCE_CODES, type GuidanceCode, type StepId } from '@mcb/shared/domain'
import { Bullets } from '@/components/bullets'
import { Button } from '@/components/button'
import { EmptyState } from '@/components/empty-state'
import { Heading } from '@/components/primitives'
import { Screen } from '@/components/screen'
import { useApplication } from '@/services/applications'
import { goBack, goTo, useParams } from '@/services/navigation'
import { useText } from '@/services/text'

/** What may be begun instead, where it can be done here. */
const INSTEAD: Partial<Record<GuidanceCode, readonly ApplicationKind[]>> = { alreadyCertified: ['replacement', 'reissue'] }

/** For families who need something else: what stands in for it, what to bring, and who helps. Not an error, and nobody's fault. */
export default function Guidance() {
  const { t } = useText()
  const { code, id } = useParams('guidance')
  const known = GUIDANCE_CODES.find(each => each === code)
  return (
    <Screen title={t('apply.guidance.title')} audience='anyone'>
      {known ? <Advice code={known} id={id} /> : <EmptyState title={t('apply.guidance.unknown')} hint={t('apply.guidance.phones')} />}
    </Screen>
  )
}

function Advice({ code, id }: { code: GuidanceCode; id?: string }) {
  const { t } = useText()
  return (
    <View id='guidance' className='stack--wide'>
      <View className='stack--tight'>
        <Heading id='heading' level={1}>
          {t(`guidance.${code}.heading`)}
        </Heading>
        <View>{t(`guidance.${code}.lead`)}</View>
      </View>
      <View className='card stack--tight'>
        <Heading level={2}>{t('apply.guidance.instead')}</Heading>
        <Bullets items={t(`guidance.${code}.instead`).split('\n')} />
        {INSTEAD[code]?.map(kind => (
          <Button key={kind} id={`begin-${kind}`} kind='secondary' onPress={() => goTo('begin', { kind })}>
            {t(`apply.begin.${kind}.label`)}
          </Button>
        ))}
      </View>
      <View className='card stack--tight'>
        <Heading level={2}>{t('apply.guidance.bring')}</Heading>
        <Bullets items={t(`guidance.${code}.bring`).split('\n')} />
      </View>
      <View className='card stack--tight'>
        <Heading level={2}>{t('apply.guidance.help')}</Heading>
        <View>{t(`guidance.${code}.help`)}</View>
        <View>{t('apply.guidance.phones')}</View>
      </View>
      {id ? <WayBack code={code} id={id} /> : <Back />}
    </View>
  )
}

/** Back to the answer it follows from, which stays as it is until it is changed. */
function WayBack({ code, id }: { code: GuidanceCode; id: string }) {
  const { t } = useText()
  const { value: application } = useApplication(id)
  const step: StepId | undefined = application?.guidance?.code === code ? application.guidance.step : undefined
  return (
    <View className='stack--tight'>
      <View className='muted'>{t('apply.guidance.kept')}</View>
      {step ? (
        <Button id='change-answer' kind='secondary' onPress={() => goTo(step, { id })}>
          {t('apply.guidance.change', { step: t(`step.${step}`) })}
        </Button>
      ) : (
        <Back />
      )}
    </View>
  )
}

function Back() {
  const { t } = useText()
  return (
    <Button id='change-answer' kind='secondary' onPress={goBack}>
      {t('apply.guidance.back')}
    </Button>
  )
}
