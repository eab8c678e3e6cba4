import { View } from '@tarojs/components'
import { finishJingtongSignIn, signInWithWechat, startJingtongSignIn } from '@mcb/shared/contract'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/button'
import { Failure } from '@/components/failure'
import { Heading } from '@/components/primitives'
import { Screen } from '@/components/screen'
import { Skeleton } from '@/components/skeleton'
import { addressOf } from '@/routes'
import { api, platform } from '@/services'
import { continueAt, useParams } from '@/services/navigation'
import { beginSession } from '@/services/person'
import { useText } from '@/services/text'

/** What has to survive the way to the identity provider and back. */
const VERIFIER = 'sign-in-verifier'
const THEN = 'sign-in-then'

export default function SignIn() {
  const { t } = useText()
  const { then } = useParams('signIn')
  const [failure, setFailure] = useState<unknown>(null)
  const [finishing, setFinishing] = useState(false)

  const attempt = async (run: () => Promise<void>) => {
    setFailure(null)
    try {
      await run()
    } catch (thrown) {
      setFailure(thrown)
    }
  }

  const asked = useRef(false)
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    const back = platform.signIn.kind === 'jingtong' ? platform.signIn.takeReturn() : null
    if (!back) return
    setFinishing(true)
    void attempt(async () => {
      const verifier = platform.session.read(VERIFIER) ?? 'none'
      platform.session.remove(VERIFIER)
      beginSession(await api.call(finishJingtongSignIn, { body: { ...back, verifier } }))
      goOn(platform.session.read(THEN))
    }).finally(() => setFinishing(false))
  }, [])

  const signIn = () =>
    attempt(async () => {
      if (platform.signIn.kind === 'wechat') {
        // the first thing we learn of a person; whoever does not agree stays where they are
        if (platform.privacy && !(await platform.privacy.ask())) return
        beginSession(await api.call(signInWithWechat, { body: { code: await platform.signIn.code() } }))
        return goOn(then ?? null)
      }
      const { here, leave } = platform.signIn
      const { authorizeUrl, verifier } = await api.call(startJingtongSignIn, { body: {} })
      if (here) {
        const back = await here(authorizeUrl)
        // somebody who does not want to be known to us stays where they are
        if (!back) return
        beginSession(await api.call(finishJingtongSignIn, { body: { ...back, verifier } }))
        return goOn(then ?? null)
      }
      platform.session.write(VERIFIER, verifier)
      if (then) platform.session.write(THEN, then)
      leave(authorizeUrl)
    })

  const { kind } = platform.signIn
  return (
    <Screen title={t('session.title')} audience='anyone'>
      {finishing ? (
        <View className='stack'>
          <Heading id='heading' level={1}>
            {t('session.finishing')}
          </Heading>
          <Skeleton lines={3} />
        </View>
      ) : (
        <View className='stack'>
          <Heading id='heading' level={1}>
            {failure ? t('session.failed') : t('session.heading')}
          </Heading>
          <Failure of={failure} />
          <View className='muted'>{failure ? t('session.again') : t('session.reason')}</View>
          <Button id={`sign-in-${kind}`} onPress={signIn}>
            {t(`session.${kind}`)}
          </Button>
          {platform.signIn.kind === 'jingtong' && !platform.signIn.here && <View className='muted'>{t('session.jingtongHint')}</View>}
        </View>
      )}
    </Screen>
  )
}

/** To where the reader was stopped for signing in; only ever to a page of ours. */
function goOn(then: string | null) {
  platform.session.remove(THEN)
  continueAt(then && /^\/(?:pages|packages)\//.test(then) ? then : addressOf('home', {}))
}
