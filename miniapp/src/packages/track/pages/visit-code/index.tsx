import { View } from '@tarojs/components'
import { showVisitCode, type VisitCode } from '@mcb/shared/contract'
import { useCallback, useEffect, useState } from 'react'
import { Button } from '@/components/button'
import { CopyText } from '@/components/copy-text'
import { Failure } from '@/components/failure'
import { Notice } from '@/components/notice'
import { aria, Heading } from '@/components/primitives'
import { inGroups, QrCode } from '@/components/qr-code'
import { Screen } from '@/components/screen'
import { Skeleton } from '@/components/skeleton'
import { api } from '@/services'
import { useParams } from '@/services/navigation'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'
import { useSession } from '@/services/use-session'

/** The code for the counter, with the time it has left. */
export default function VisitCodePage() {
  const { t } = useText()
  const { id } = useParams('visitCode')
  const signedIn = useSession()?.account.role === 'parent'
  const [code, setCode] = useState<VisitCode | null>(null)
  const { failure, attempt } = useAttempt()
  const fetch = useCallback(() => attempt(async () => setCode(await api.call(showVisitCode, { params: { id } }))), [attempt, id])
  useEffect(() => {
    if (signedIn) void fetch()
  }, [signedIn, fetch])
  const left = useMinutesLeft(code?.expiresAt)

  return (
    <Screen title={t(`track.code.${code?.purpose ?? 'onSiteCheck'}.title`)} audience='parent'>
      {!code && !failure && <Skeleton lines={6} />}
      <View className='stack'>
        {code && (
          <>
            <Heading id='heading' level={1}>
              {t(`track.code.${code.purpose}.heading`)}
            </Heading>
            {left !== null && left <= 0 ? (
              <Notice tone='warning' announced title={t('track.code.expired')} />
            ) : (
              <View className='card stack'>
                <QrCode text={code.picture} alt={t(`track.code.${code.purpose}.title`)} />
                <CopyText id='visit-code' buttonId='copy-code' code text={code.code} shown={inGroups(code.code)} label={t(`track.code.${code.purpose}.title`)} />
                <View className='muted' {...aria({ role: 'timer' })}>
                  {left !== null && t('track.code.left', { time: t('common.minutes', { count: left }) })}
                </View>
              </View>
            )}
            {code.purpose === 'onSiteCheck' && <View>{t('track.code.onSiteCheck.twice')}</View>}
            <View className='muted'>{t('track.code.safe')}</View>
          </>
        )}
        <Failure of={failure} onRetry={fetch} />
        {code && (
          <Button id='refresh-code' kind='secondary' onPress={fetch}>
            {t('track.code.refresh')}
          </Button>
        )}
      </View>
    </Screen>
  )
}

/** Whole minutes until an instant, rounded up; counted again every ten seconds. */
function useMinutesLeft(instant: string | undefined): number | null {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 10_000)
    return () => clearInterval(timer)
  }, [instant])
  return instant ? Math.ceil((Date.parse(instant) - now) / 60_000) : null
}
