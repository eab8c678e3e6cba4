import { View } from '@tarojs/components'
import { Bullets } from '@/components/bullets'
import { Notice } from '@/components/notice'
import { Heading } from '@/components/primitives'
import { Skeleton } from '@/components/skeleton'
import { SummaryList } from '@/components/summary-list'
import { institutionWords, useInstitutions } from '@/services/institutions'
import { useText } from '@/services/text'
import { StepScreen } from '../../components/step-screen'
import { useStep } from '../../use-step'

export default function Collection() {
  const { t, language } = useText()
  const page = useStep('collection')
  const { institutions, failure } = useInstitutions()
  const institution = institutions?.find(({ code }) => code === page.application?.institutionCode)
  const words = institution && institutionWords(institution, language)

  return (
    <StepScreen page={page} heading={t('apply.collection.heading')} hint={t('apply.collection.hint')} onContinue={() => page.save({ method: 'pickup' })}>
      {words && (
        <SummaryList
          title={words.name}
          rows={[
            {
              label: t('apply.collection.address'),
              value: (
                <>
                  <View>{words.address}</View>
                  {words.otherAddress && <View className='muted'>{words.otherAddress}</View>}
                </>
              ),
            },
            { label: t('apply.collection.hours'), value: words.hours },
            { label: t('apply.collection.phone'), value: words.phone },
          ]}
        />
      )}
      {!words && (failure || institutions ? <Notice tone='info' title={t('apply.collection.unknown')} /> : <Skeleton lines={3} />)}
      <View className='card stack--tight'>
        <Heading level={2}>{t('apply.collection.bring.heading')}</Heading>
        <Bullets items={[t('apply.collection.bring.passports'), t('apply.collection.bring.both'), t('apply.collection.bring.collect')]} />
      </View>
    </StepScreen>
  )
}
