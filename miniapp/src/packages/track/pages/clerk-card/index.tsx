import { View } from '@tarojs/components'
import { createTranslator, SOURCE_LANGUAGE, type TextKey } from '@mcb/i18n'
import { type ApplicationView, showVisitCode, type VisitCode } from '@mcb/shared/contract'
import { useEffect, useState } from 'react'
import { ApplicationScreen } from '@/components/application-screen'
import { aria, Heading } from '@/components/primitives'
import { QrCode } from '@/components/qr-code'
import { api } from '@/services'
import { useApplication } from '@/services/applications'
import { newbornNames } from '@/services/newborns'
import { useParams } from '@/services/navigation'
import { useText } from '@/services/text'
import './index.scss'

const inChinese = createTranslator(SOURCE_LANGUAGE)

/** For the counter, from somebody who does not speak the clerk's language: what they came for in large Chinese, small in their own. */
export default function ClerkCardPage() {
  const { t } = useText()
  const { id } = useParams('clerkCard')
  const resource = useApplication(id)
  return (
    <ApplicationScreen title={t('track.clerkCard.open')} resource={resource}>
      {application => <ClerkCard application={application} />}
    </ApplicationScreen>
  )
}

function ClerkCard({ application }: { application: ApplicationView }) {
  const { t } = useText()
  const code = useCode(application)
  const names = newbornNames(application.answers).join(' · ')
  return (
    <View className='stack'>
      <View className='muted'>{t('track.clerkCard.hint')}</View>
      <View className='clerk-card stack'>
        <Line heading text='track.clerkCard.hello' />
        <Line text={`track.clerkCard.want.${application.kind}`} />
        <Line text={`track.clerkCard.here.${code?.purpose ?? 'ask'}`} />
        {names && <View className='clerk-card__chinese'>{names}</View>}
        {application.certificates.map(({ number }) => (
          <View key={number} className='clerk-card__number'>
            {number}
          </View>
        ))}
        {code && (
          <>
            <QrCode text={code.picture} alt={t(`track.code.${code.purpose}.title`)} />
            <Line text='track.clerkCard.scan' />
          </>
        )}
        <Line text='track.clerkCard.speak' />
      </View>
    </View>
  )
}

/** A sentence in large Chinese, and small in the reader's language. */
function Line({ text, heading }: { text: TextKey; heading?: boolean }) {
  const { t, language } = useText()
  const chinese = <View {...aria({ language: SOURCE_LANGUAGE })}>{inChinese(text)}</View>
  return (
    <View>
      {heading ? (
        <Heading id='heading' level={1} className='clerk-card__chinese'>
          {chinese}
        </Heading>
      ) : (
        <View className='clerk-card__chinese'>{chinese}</View>
      )}
      {language !== SOURCE_LANGUAGE && <View className='muted'>{t(text)}</View>}
    </View>
  )
}

/** The code the counter scans, where there is something to scan it for; the card is worth showing without it. */
function useCode({ id, actions }: ApplicationView): VisitCode | null {
  const [code, setCode] = useState<VisitCode | null>(null)
  const wanted = actions.includes('showVisitCode')
  useEffect(() => {
    if (wanted) void api.call(showVisitCode, { params: { id } }).then(setCode, () => undefined)
  }, [id, wanted])
  return code
}
