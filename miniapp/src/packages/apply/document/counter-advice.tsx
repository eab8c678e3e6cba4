import { View } from '@tarojs/components'
import type { IdentityDocumentKind } from '@mcb/shared/domain'
import { Bullets } from '@/components/bullets'
import { Button } from '@/components/button'
import { Heading } from '@/components/primitives'
import { useText } from '@/services/text'

/** For documents that are handled in person: what to bring and who helps. Not an error, and nobody's fault. */
export function CounterAdvice({ kind, onOther }: { kind: IdentityDocumentKind | null; onOther(): void }) {
  const { t } = useText()
  return (
    <View id='at-counter' className='stack--wide'>
      <View className='stack--tight'>
        <Heading id='heading' level={1}>
          {t('document.counter.heading')}
        </Heading>
        {kind && <View className='muted'>{t(`kind.${kind}`)}</View>}
        <View>{t('document.counter.lead')}</View>
      </View>
      <View className='card stack--tight'>
        <Heading level={2}>{t('document.counter.bringHeading')}</Heading>
        <Bullets items={[t('document.counter.bring.documents'), t('document.counter.bring.newborn'), t('document.counter.bring.name')]} />
      </View>
      <View className='card stack--tight'>
        <Heading level={2}>{t('document.counter.helpHeading')}</Heading>
        <View>{t('document.counter.help')}</View>
      </View>
      <Button id='other-document' kind='secondary' onPress={onOther}>
        {t('document.counter.otherDocument')}
      </Button>
    </View>
  )
}
