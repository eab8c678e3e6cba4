import { LIMITS } from '@mcb/shared/contract'
import { REISSUE_REASONS, type ReissueReason } from '@mcb/shared/domain'
import { useMemo } from 'react'
import { Choice } from '@/components/choice'
import { TextField } from '@/components/field'
import { problemOf } from '@/services/problems'
import { useText } from '@/services/text'
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
      {reason && (
        <TextField
          name='note'
          label={t('apply.reason.note')}
          hint={t('apply.reissueReason.noteHint')}
          optional={reason !== 'other'}
          multiline
          maxLength={LIMITS.note}
          value={note}
          onChange={text => change({ note: text })}
          error={problemOf(page.problems, 'note')}
        />
      )}
    </StepScreen>
  )
}
