import { View } from '@tarojs/components'
import { listNotices } from '@mcb/shared/contract'
import { useState } from 'react'
import { api, platform } from '@/services'
import { useResource } from '@/services/resource'
import { useText } from '@/services/text'
import { Button } from '../button'
import { Notice } from '../notice'
import { Heading } from '../primitives'

/** Asks whether WeChat may write when something happens: after a deed, by a button, and only where somebody can be asked. */
export function AllowNotices() {
  const { t } = useText()
  const ask = platform.askForNotices
  const { value } = useResource(() => api.call(listNotices, {}), { wanted: ask !== null })
  const [allowed, setAllowed] = useState(false)
  const template = value?.wechatTemplate
  if (!ask || !template) return null
  if (allowed) return <Notice id='notices-allowed' tone='success' title={t('inbox.allow.done')} announced />
  return (
    <View id='allow-notices' className='card stack--tight'>
      <Heading level={2}>{t('inbox.allow.heading')}</Heading>
      <View>{t('inbox.allow.lead')}</View>
      <Button id='allow-notices-button' kind='secondary' onPress={async () => setAllowed(await ask(template))}>
        {t('inbox.allow.button')}
      </Button>
    </View>
  )
}
