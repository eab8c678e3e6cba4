import { View } from '@tarojs/components'
import type { CaseView } from '@mcb/shared/contract'
import { Bullets } from '@/components/bullets'
import { Notice } from '@/components/notice'
import { useText } from '@/services/text'
import { nationalRecordWords } from './words'

/** What to look at before anything else. */
export function Warnings({ of: { warnings } }: { of: CaseView }) {
  const { t } = useText()
  if (warnings.length === 0) return null
  return (
    <Notice id='warnings' tone='warning' title={t('staff.case.warnings')}>
      <Bullets items={warnings.map(({ code, params }) => t(`caseWarning.${code}`, params))} />
    </Notice>
  )
}

/** Why the certificate cannot be asked for yet: what the national record would be refused for. */
export function RecordProblems({ of: { recordProblems } }: { of: CaseView }) {
  const { t } = useText()
  if (recordProblems.length === 0) return null
  return (
    <Notice id='record-problems' tone='warning' title={t('staff.case.recordProblems', { count: recordProblems.length })}>
      <View>
        <Bullets items={[...new Set(recordProblems.map(problem => nationalRecordWords(problem, t)))]} />
      </View>
    </Notice>
  )
}
