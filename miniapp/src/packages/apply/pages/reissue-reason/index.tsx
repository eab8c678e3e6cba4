import { REISSUE_REASONS, type ReissueReason } from '@mcb/shared/domain'
import { useMemo } from 'react'
import { Choice } from '@/components/choice'
import { problemOf } from '@/services/problems'
import { useText } from '@/services/text'
import { ReasonNote } from '../../components/reason-note'
import { StepScreen } from '../../components/step-screen'
import { useAnswer, useStep } from '../../use-step'

const EMPTY: { reason: ReissueReason | null; note: string } = { reason: null, note: '' }

export default function ReissueReasonQuestion() {
  const { t } = useText()
  const labels = useMemo(() => ({ reason: t('apply.reissueReason.heading'), note: t('apply.reason.note') }), [t])
  const page = useStep('reissueReason', labels)
  const [form, change] = useAnswer('reissueReason', EMPTY, page.application?.answers.reissueReason)
  const { reason, note } = form
  const handleContinue = () => (reason ? page.save({ reason, note }) : page.show([{ path: 'reason', code: 'required', words: 'apply.reason.required' }]))

  return (
    <StepScreen page={page} heading={t('apply.reissueReason.heading')} hint={t('apply.reissueReason.hint')} onContinue={handleContinue}>
      <Choice<ReissueReason>
        name='reason'
        legend={t('apply.reissueReason.heading')}
        legendHidden
        options={REISSUE_REASONS.map(value => ({ value, label: t(`apply.reissueReason.${value}`) }))}
        value={reason}
        onChange={chosen => change({ reason: chosen })}
        error={problemOf(page.problems, 'reason')}
      />
      <ReasonNote reason={reason} hint={t('apply.reissueReason.noteHint')} note={note} onChange={text => change({ note: text })} problems={page.problems} />
    </StepScreen>
  )
}
