import { View } from '@tarojs/components'
import type { CaseView } from '@mcb/shared/contract'
import { type MaterialCode, MATERIALS } from '@mcb/shared/domain'
import { Heading } from '@/components/primitives'
import { SummaryList } from '@/components/summary-list'
import { useText } from '@/services/text'
import { Photos } from './photos'
import './comparison.scss'

/** The papers with their photos, and what is to be seen, taken back or found. */
export function Papers({ of: { papers, answers, ...view } }: { of: CaseView }) {
  const { t } = useText()
  // what a question of its own answers is compared above, or is not a paper
  const bring = view.bring.flatMap(material => {
    const how = MATERIALS[material]
    return how === 'answered' ? [] : [{ material, how }]
  })
  const nameOf = (material: MaterialCode) => (material === 'M99' && answers.materials?.otherName) || t(`material.${material}.name`)
  if (papers.length === 0 && bring.length === 0) return null
  return (
    <View id='papers' className='stack'>
      <Heading level={2}>{t('staff.case.papers')}</Heading>
      {papers.map(({ material, photos }) => (
        <View key={material} id={`paper-${material}`} className='comparison stack--tight'>
          <Heading level={3}>{nameOf(material)}</Heading>
          <Photos id={material} photos={photos} describe={number => t('staff.case.photoOfPaper', { paper: nameOf(material), number })} />
        </View>
      ))}
      {bring.length > 0 && (
        <SummaryList
          id='bring'
          title={t('staff.case.bring.heading')}
          rows={bring.map(({ material, how }) => ({ label: nameOf(material), value: t(`staff.case.bring.${how}`) }))}
        />
      )}
    </View>
  )
}
