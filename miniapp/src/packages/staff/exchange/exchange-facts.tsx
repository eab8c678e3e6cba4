import { View } from '@tarojs/components'

/** Figures with their names above them, in line where there are several. */
export function ExchangeFacts({ facts }: { facts: readonly (readonly [label: string, value: string])[] }) {
  return (
    <View className='exchange__facts'>
      {facts.map(([label, value]) => (
        <View key={label} className='exchange__fact'>
          <View className='muted'>{label}</View>
          <View>{value}</View>
        </View>
      ))}
    </View>
  )
}
