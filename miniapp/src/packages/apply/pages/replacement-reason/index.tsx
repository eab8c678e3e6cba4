import { HANDED_BACK_PARTS, type HandedBackParts, REPLACEMENT_REASONS, type ReplacementReason } from '@mcb/shared/domain'
import { useMemo } from 'react'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { goTo } from '@/services/navigation'
import { problemOf, type RawProblem } from '@/services/problems'
import { useText } from '@/services/text'
import { ReasonNote } from '../../components/reason-note'
import { StepScreen } from '../../components/step-screen'
import { useAnswer, useStep } from '../../use-step'

type ReasonForm = { reason: ReplacementReason | null; note: string; handedBack: HandedBackParts | null }
const EMPTY: ReasonForm = { reason: null, note: '', handedBack: null }

/** Why the certificate is replaced, and which of its parts come back. Only wanting another name is no reason; a page says what helps then. */
export default function ReplacementReasonQuestion() {
  const { t } = useText()
  const labels = useMemo(() => ({ reason: t('apply.replacementReason.heading'), note: t('apply.reason.note'), handedBack: t('apply.handedBack.legend') }), [t])
  const page = useStep('replacementReason', labels)
  const [form, change] = useAnswer<ReasonForm>('replacementReason', EMPTY, page.application?.answers.replacementReason)
  const { reason, note, handedBack } = form

  const handleContinue = () => {
    if (reason && handedBack) return page.save({ reason, note, handedBack })
    const open: RawProblem[] = []
    if (!reason) open.push({ path: 'reason', code: 'required', words: 'apply.reason.required' })
    if (!handedBack) open.push({ path: 'handedBack', code: 'required', words: 'apply.handedBack.required' })
    return page.show(open)
  }

  return (
    <StepScreen page={page} heading={t('apply.replacementReason.heading')} hint={t('apply.replacementReason.hint')} onContinue={handleContinue}>
      <Choice<ReplacementReason>
        name='reason'
        legend={t('apply.replacementReason.heading')}
        legendHidden
        options={REPLACEMENT_REASONS.map(value => ({
          value,
          label: t(`apply.replacementReason.${value}.label`),
          hint: t(`apply.replacementReason.${value}.hint`),
        }))}
        value={reason}
        onChange={chosen => change({ reason: chosen })}
        error={problemOf(page.problems, 'reason')}
      />
      <Button id='name-wish' kind='link' onPress={() => goTo('guidance', { code: 'nameWish', id: page.id })}>
        {t('apply.replacementReason.nameWish')}
      </Button>
      <ReasonNote reason={reason} hint={t('apply.replacementReason.noteHint')} note={note} onChange={text => change({ note: text })} problems={page.problems} />
      <Choice<HandedBackParts>
        name='handedBack'
        legend={t('apply.handedBack.legend')}
        hint={t('apply.handedBack.hint')}
        options={HANDED_BACK_PARTS.map(value => ({ value, label: t(`apply.handedBack.${value}.label`), hint: t(`apply.handedBack.${value}.hint`) }))}
        value={handedBack}
        onChange={parts => change({ handedBack: parts })}
        error={problemOf(page.problems, 'handedBack')}
      />
    </StepScreen>
  )
}
