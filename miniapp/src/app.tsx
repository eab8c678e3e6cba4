import { type PropsWithChildren, useEffect } from 'react'
import { goTo, obeyBackKey } from '@/services/navigation'
import { platform } from '@/services/platform'
import '@/services/text'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useEffect(() => obeyBackKey(platform), [])
  useEffect(() => platform.privacy?.onNeeded(() => goTo('privacy', {})), [])
  return children
}
