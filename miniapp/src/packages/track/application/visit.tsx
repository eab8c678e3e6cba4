import { View } from '@tarojs/components'
import type { ApplicationView } from '@mcb/shared/contract'
import { documentOf, type SignerRole } from '@mcb/shared/domain'
import { Bullets } from '@/components/bullets'
import { Heading } from '@/components/primitives'
import { SummaryList } from '@/components/summary-list'
import { institutionWords, useInstitutions } from '@/services/institutions'
import { useText } from '@/services/text'

/** Who comes to the counter for the check, what they bring, and where it is; for a certificate that is ready only where. */
export function Visit({ application: { status, answers, personsToCheck, bring, institutionCode } }: { application: ApplicationView }) {
  const { t } = useText()
  const pickup = status === 'readyForPickup'
  const withDocument = (person: SignerRole) => {
    const document = documentOf(answers, person)
    return document ? t('common.labelled', { label: t(`common.signer.${person}`), text: document.otherName || t(`kind.${document.kind}`) }) : t(`common.signer.${person}`)
  }
  return (
    <View className='stack'>
      {!pickup && (
        <View id='visit' className='card stack--tight'>
          <Heading level={2}>{t('track.visit.heading')}</Heading>
          {personsToCheck.length > 0 ? (
            <>
              <View className='strong'>{t('track.visit.persons')}</View>
              <Bullets items={personsToCheck.map(withDocument)} />
            </>
          ) : (
            <View>{t('track.visit.nobody')}</View>
          )}
          {bring.length > 0 && (
            <>
              <View className='strong'>{t('track.visit.bring')}</View>
              <Bullets items={bring.map(material => (material === 'M99' && answers.materials?.otherName) || t(`material.${material}.name`))} />
            </>
          )}
        </View>
      )}
      <Place institutionCode={institutionCode} />
    </View>
  )
}

/** Where the counter is, in the reader's language and in Chinese for the taxi. */
function Place({ institutionCode }: { institutionCode: string | null }) {
  const { t, language } = useText()
  const { institutions } = useInstitutions()
  const institution = institutions?.find(({ code }) => code === institutionCode)
  if (!institution) return null
  const { name, otherName, address, otherAddress, hours, phone } = institutionWords(institution, language)
  const twice = (text: string, other: string | null) => (
    <>
      <View>{text}</View>
      {language !== 'zh-CN' && other && <View className='muted'>{other}</View>}
    </>
  )
  return (
    <SummaryList
      id='counter'
      title={t('track.visit.where')}
      rows={[
        { label: t('track.visit.institution'), value: twice(name, otherName) },
        { label: t('track.visit.address'), value: twice(address, otherAddress) },
        { label: t('track.visit.hours'), value: hours },
        { label: t('track.visit.phone'), value: phone },
      ]}
    />
  )
}
