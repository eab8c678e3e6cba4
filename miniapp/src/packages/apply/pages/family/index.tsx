import { type Family, type ParentCircumstance, type ParentRole, PARENT_ROLES, possibleCircumstances } from '@mcb/shared/domain'
import { useMemo } from 'react'
import { Choice } from '@/components/choice'
import { Notice } from '@/components/notice'
import { problemOf } from '@/services/problems'
import { useText } from '@/services/text'
import { StepScreen } from '../../components/step-screen'
import { useAnswer, useStep } from '../../use-step'

type FamilyForm = Record<ParentRole, ParentCircumstance | null>
const EMPTY: FamilyForm = { mother: null, father: null }

/** What the other parent, or each parent, can do for the application. */
export default function FamilyQuestion() {
  const { t } = useText()
  const labels = useMemo(() => ({ mother: t('common.parent.mother'), father: t('common.parent.father') }), [t])
  const page = useStep('family', labels)
  const role = page.application?.answers.applicantRole?.role ?? 'mother'
  const [typed, change] = useAnswer<FamilyForm>('family', EMPTY, page.application?.answers.family)
  const form = onlyPossible(typed, role)
  const asked = PARENT_ROLES.filter(parent => parent !== role)

  const handleContinue = () => {
    const open = asked.filter(parent => form[parent] === null)
    if (page.show(open.map(parent => ({ path: parent, code: 'required', words: `apply.family.required.${parent}` })))) return undefined
    return page.save(form as Family)
  }

  const heading = t(asked.length === 1 ? `apply.family.heading.${asked[0]!}` : 'apply.family.heading.both')
  return (
    <StepScreen page={page} heading={heading} hint={t('apply.family.hint')} onContinue={handleContinue}>
      {asked.map(parent => (
        <Choice<ParentCircumstance>
          key={parent}
          name={parent}
          legend={t(`common.parent.${parent}`)}
          legendHidden={asked.length === 1}
          options={possibleCircumstances(role, parent).map(value => ({
            value,
            id: `choice-${parent}-${value}`,
            label: t(`apply.family.${value}.label`),
            hint: t(`apply.family.${value}.hint`),
          }))}
          value={form[parent]}
          onChange={circumstance => change({ [parent]: circumstance })}
          error={problemOf(page.problems, parent)}
        />
      ))}
      {asked.some(parent => form[parent] === 'notNamed') && <Notice tone='info' title={t('apply.family.notNamedMeans')} />}
    </StepScreen>
  )
}

/** What was said as another applicant may not be possible now; where only one thing is, it need not be asked. */
function onlyPossible(form: FamilyForm, role: Parameters<typeof possibleCircumstances>[0]): FamilyForm {
  const of = (parent: ParentRole) => {
    const possible = possibleCircumstances(role, parent)
    const said = form[parent]
    return possible.length === 1 ? possible[0]! : said && possible.includes(said) ? said : null
  }
  return { mother: of('mother'), father: of('father') }
}
