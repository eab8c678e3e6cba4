import Taro from '@tarojs/taro'
import type { PrivacyQuestion } from './types'

// WeChat holds back every interface that gives personal data until the person has agreed to the privacy guide, and has us
// ask them: from base library 2.32.3 on. What is held back waits for `resolve`.

type Resolve = (answer: { event: 'agree' | 'disagree'; buttonId?: string }) => void

const waiting = new Set<Resolve>()

/** WeChat's question about privacy; null on a base library that does not ask. */
export const privacy: PrivacyQuestion | null = Taro.canIUse('requirePrivacyAuthorize') ? {
  onNeeded: listener => {
    let listening = true
    Taro.onNeedPrivacyAuthorization(((resolve: Resolve) => {
      waiting.add(resolve)
      if (listening) listener()
    }) as Taro.onNeedPrivacyAuthorization.Listener)
    return () => {
      listening = false
    }
  },
  ask: () => new Promise(resolve => Taro.requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) })),
  answer: (agreed, buttonId) => {
    waiting.forEach(resolve => resolve(agreed ? { event: 'agree', buttonId } : { event: 'disagree' }))
    waiting.clear()
  },
  openGuide: () => void Taro.openPrivacyContract({ fail: () => undefined }),
} : null
