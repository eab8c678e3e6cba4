import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Failure } from '../failure'
import { Heading } from '../primitives'
import { Screen } from '../screen'
import { Skeleton } from '../skeleton'

type Props<Value> = {
  title: string
  /** The title, where nothing else is said. */
  heading?: string
  lead?: string
  audience: 'parent' | 'staff'
  /** From `useResource`. */
  resource: { value: Value | null; failure: unknown; reload(): Promise<void> }
  children(value: Value): ReactNode
}

/** A page that is one list: what it is, then what came of asking for it, or that it is on its way. Staff have a desk, parents a phone. */
export function ListScreen<Value>({ title, heading = title, lead, audience, resource: { value, failure, reload }, children }: Props<Value>) {
  return (
    <Screen title={title} audience={audience} wide={audience === 'staff'}>
      <View className='stack--wide'>
        <View className='stack--tight'>
          <Heading id='heading' level={1}>
            {heading}
          </Heading>
          {lead && <View className='muted'>{lead}</View>}
        </View>
        <Failure of={failure} onRetry={reload} />
        {value === null && !failure && <Skeleton lines={5} />}
        {value !== null && children(value)}
      </View>
    </Screen>
  )
}
