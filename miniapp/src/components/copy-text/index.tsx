import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { platform } from '@/services'
import { useText } from '@/services/text'
import { Button } from '../button'
import { aria } from '../primitives'
import './index.scss'

type CopyTextProps = { id: string; buttonId: string; text: string; /** As people read it, where that differs. */ shown?: string; label: string; code?: boolean }

/** A text to hand on, with a button that copies it and says so. */
export function CopyText({ id, buttonId, text, shown, label, code }: CopyTextProps) {
  const { t } = useText()
  const [copied, setCopied] = useState(false)
  return (
    <View className='copy-text'>
      <View className='copy-text__label'>{label}</View>
      <View id={id} className={`copy-text__text ${code ? 'copy-text__text--code' : ''}`}>
        <Text>{shown ?? text}</Text>
      </View>
      <Button id={buttonId} kind='secondary' label={`${t('common.action.copy')}: ${label}`} onPress={async () => setCopied(await platform.copy(text))}>
        {t('common.action.copy')}
      </Button>
      <View className='copy-text__done' {...aria({ role: 'status', live: 'polite' })}>
        {copied ? t('common.action.copied') : ''}
      </View>
    </View>
  )
}
