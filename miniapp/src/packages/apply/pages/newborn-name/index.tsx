import { View } from '@tarojs/components'
import { type Answers, type NameScript, type NewbornName, stepProblems } from '@mcb/shared/domain'
import { useMemo } from 'react'
import { CertificateLine } from '@/components/certificate-line'
import { Choice } from '@/components/choice'
import { TextField } from '@/components/field'
import { Notice } from '@/components/notice'
import { Pressable } from '@/components/primitives'
import { today } from '@/services/dates'
import { describeProblems, problemOf } from '@/services/problems'
import { useText } from '@/services/text'
import { StepScreen } from '../../components/step-screen'
import { useAnswer, useStep } from '../../use-step'
import './index.scss'

const EMPTY: NewbornName = { script: 'latin', surname: '', givenNames: '', order: 'givenNamesFirst' }

/** The newborn's name: checked while typing, shown exactly as it will print. */
export default function NewbornNameQuestion() {
  const { t } = useText()
  const labels = useMemo(() => ({ surname: t('name.surname'), givenNames: t('name.givenNames'), script: t('name.script.legend') }), [t])
  const page = useStep('newbornName', labels)
  const answers = page.application?.answers
  const [form, change] = useAnswer<NewbornName>('newbornName', EMPTY, answers?.newbornName)
  const name = useMemo(() => tidied(form), [form])

  // while typing the rules of the domain speak; what is missing is said on Continue
  const live = useMemo(
    () => (answers ? describeProblems(stepProblems('newbornName', { ...answers, newbornName: name } as Answers, { today: today() }), t, labels) : []),
    [answers, name, t, labels],
  )
  const problemFor = (field: string) => problemOf(live, field) ?? problemOf(page.problems.filter(({ target }) => missing(target, name)), field)

  const handleContinue = () => page.save(name)
  return (
    <StepScreen page={page} heading={t('name.heading')} hint={t('name.hint')} onContinue={handleContinue}>
      <Choice<NameScript>
        name='script'
        legend={t('name.script.legend')}
        options={[
          { value: 'latin', label: t('name.script.latin'), hint: t('name.script.latinHint') },
          { value: 'han', label: t('name.script.han'), hint: t('name.script.hanHint') },
        ]}
        value={form.script}
        onChange={script => change({ script, order: script === 'han' ? 'surnameFirst' : form.order })}
        error={problemFor('script')}
      />
      <Notice tone='info' title={t('name.household')} />
      <SurnameChips answers={answers} script={form.script} chosen={name.surname} onChoose={surname => change({ surname })} />
      <TextField name='surname' label={t('name.surname')} value={form.surname} onChange={surname => change({ surname })} error={problemFor('surname')} />
      <TextField name='givenNames' label={t('name.givenNames')} value={form.givenNames} onChange={givenNames => change({ givenNames })} error={problemFor('givenNames')} />
      {form.script === 'latin' && (
        <Choice<NewbornName['order']>
          name='order'
          legend={t('name.order.legend')}
          inline
          options={[
            { value: 'givenNamesFirst', label: t('name.order.givenNamesFirst') },
            { value: 'surnameFirst', label: t('name.order.surnameFirst') },
          ]}
          value={form.order}
          onChange={order => change({ order })}
        />
      )}
      <CertificateLine name={name} />
    </StepScreen>
  )
}

type ChipsProps = { answers: { motherDocument?: { surname: string }; fatherDocument?: { surname: string } } | undefined; script: NameScript; chosen: string; onChoose(surname: string): void }

/** The parents' surnames as their passports write them, one tap away. */
function SurnameChips({ answers, script, chosen, onChoose }: ChipsProps) {
  const { t } = useText()
  if (script === 'han' || !answers) return null
  const surnames = { mother: answers.motherDocument?.surname, father: answers.fatherDocument?.surname }
  return (
    <View>
      <View className='muted'>{t('name.chips')}</View>
      <View className='chips'>
        {(['mother', 'father'] as const).map(parent => {
          const surname = surnames[parent]
          return surname ? (
            <Pressable key={parent} id={`surname-${parent}`} className={`chip ${surname === chosen ? 'chip--on' : ''}`} pressed={surname === chosen} onPress={() => onChoose(surname)}>
              {t(`name.chip.${parent}`, { surname })}
            </Pressable>
          ) : null
        })}
      </View>
    </View>
  )
}

/** The name as it is sent: single spaces, none at the ends. */
function tidied(form: NewbornName): NewbornName {
  const tidy = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()
  return { ...form, surname: tidy(form.surname), givenNames: tidy(form.givenNames) }
}

/** Said on Continue, and mended since: no longer worth saying. */
function missing(target: string, name: NewbornName): boolean {
  if (target === 'field-surname') return name.surname === ''
  if (target === 'field-givenNames') return name.givenNames === ''
  return true
}
