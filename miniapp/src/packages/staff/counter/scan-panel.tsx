import { View } from '@tarojs/components'
import { scanVisitCode } from '@mcb/shared/contract'
import { useEffect, useState } from 'react'
import { Button } from '@/components/button'
import { Failure } from '@/components/failure'
import { TextField } from '@/components/field'
import { Notice } from '@/components/notice'
import { api, platform } from '@/services'
import { goTo } from '@/services/navigation'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'
import { book } from './book'
import type { Found } from './counter-book'

export type Opened = Extract<Found, { is: 'pickup' | 'parcel' }>
type Wrong = Exclude<Found['is'], Opened['is'] | 'visitCode'>
type Props = { /** The list again, for a certificate that has just become ready. */ reload(): Promise<void>; onFound(found: Opened): void }

/** A code or a label, scanned or typed. Pickup codes and parcels are told here, without asking; a visit code opens its case. */
export function ScanPanel({ reload, onFound }: Props) {
  const { t } = useText()
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const { failure, attempt } = useAttempt()

  // a scanner at a desk types; on a phone the keyboard would cover the page
  useEffect(() => {
    if (!platform.scanCode && !platform.cameraApart) platform.focus('field-code')
  }, [])

  const openCase = (code: string) =>
    attempt(async () => {
      const { id } = await api.call(scanVisitCode, { body: { code } })
      goTo('case', { id })
    })
  const look = async (scanned: string) => {
    const code = scanned.replace(/\s+/g, '')
    setMissing(!code)
    setWrong(null)
    if (!code) return
    let found = book.find(code)
    if (found.is === 'notListed' || found.is === 'unknown') {
      await reload()
      found = book.find(code)
    }
    setText('')
    if (found.is === 'pickup' || found.is === 'parcel') onFound(found)
    else if (found.is === 'visitCode') await openCase(code)
    else setWrong(found.is)
  }
  const scan = async () => {
    const scanned = await platform.scanCode?.()
    if (scanned) await look(scanned)
  }

  return (
    <View className='card stack counter__scan'>
      {platform.scanCode && (
        <Button id='scan-camera' onPress={scan}>
          {t('staff.counter.camera')}
        </Button>
      )}
      <TextField
        name='code'
        kind='code'
        label={t('staff.counter.scan')}
        hint={t('staff.counter.scanHint')}
        value={text}
        onChange={setText}
        onEnter={typed => void look(typed)}
        error={missing && !text.trim() ? t('problem.required') : undefined}
      />
      {wrong && <Notice id='scan-wrong' tone='warning' announced title={t(`staff.counter.found.${wrong}`)} />}
      <Failure of={failure} />
      <Button id='find-pickup' kind={platform.scanCode ? 'secondary' : 'primary'} onPress={() => look(text)}>
        {t('staff.counter.find')}
      </Button>
    </View>
  )
}
