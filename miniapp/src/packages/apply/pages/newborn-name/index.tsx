import { View } from '@tarojs/components'
import { type Answers, birthRecords, isNamed, newbornFamily, newbornNameWarnings, type NameScript, type NewbornName, PARENT_ROLES, stepProblems, under } from '@mcb/shared/domain'
import { type ReactNode, useMemo } from 'react'
import { CertificateLine } from '@/components/certificate-line'
import { Check, Choice } from '@/components/choice'
import { TextField } from '@/components/field'
import { useReturned } from '@/components/field/returned'
import { Notice } from '@/components/notice'
import { aria, Heading, Pressable } from '@/components/primitives'
import { formatInstant } from '@/services/dates'
import { describeProblems, problemOf, type ShownProblem } from '@/services/problems'
import { useText } from '@/services/text'
import { StepScreen } from '../../components/step-screen'
import { formOf } from '../../journey'
import { emptyName, hanSurnameOf, namesFor, type NamesForm, possibleScripts, tidied } from '../../name/name-form'
import { ofNewborns } from '../../newborn-labels'
import { useAnswer, useStep } from '../../use-step'
import './index.scss'

const NONE: NamesForm = { names: [] }
const NO_FAMILY = { hasForeignParent: false, hasOtherCustoms: false, household: null }
const MOST_NEWBORNS = 6

/** The newborns' names: checked while typing, shown exactly as they will print. */
export default function NewbornNameQuestion() {
  const { t } = useText()
  const labels = useLabels()
  const page = useStep('newbornName', labels)
  const { application, facts } = page
  const [typed, change] = useAnswer<NamesForm>('newbornName', NONE, application?.answers.newbornName)
  const form = useMemo(() => application && formOf(application), [application])
  const family = form ? newbornFamily(form.answers, facts.settings) : NO_FAMILY
  const scripts = possibleScripts(family)
  const newborns = form ? birthRecords(form.answers).map(({ newborn }) => newborn) : []
  const names = namesFor(newborns.length, typed.names, scripts)
  const sent = names.map(tidied)
  const key = JSON.stringify(sent)

  // while typing the rules of the domain speak; what is missing is said on Continue
  const live = useMemo(() => {
    if (!form) return []
    const problems = stepProblems('newbornName', { ...form, answers: { ...form.answers, newbornName: { names: JSON.parse(key) as NewbornName[] } } }, facts)
    return describeProblems(problems, t, labels)
  }, [form, key, facts, t, labels])
  const problems = [...live, ...page.problems.filter(({ field }) => isStillMissing(field, sent))]
  // unusual, and may be meant: said, and in nobody's way
  const warnings = useMemo(() => {
    if (!form) return []
    const parentsAndPlans = newbornFamily(form.answers, facts.settings)
    return describeProblems((JSON.parse(key) as NewbornName[]).flatMap((name, i) => under(`names.${i}`, newbornNameWarnings(name, parentsAndPlans))), t)
  }, [form, key, facts, t])
  const replace = (at: number, part: Partial<NewbornName>) => change({ names: names.map((name, i) => (i === at ? { ...name, ...part } : name)) })

  return (
    <StepScreen page={{ ...page, problems: ofNewborns(page.problems, names.length > 1, t) }} heading={t('name.heading', { count: names.length })} hint={t('name.hint')} onContinue={() => page.save({ names: sent })}>
      {scripts.length === 1 && <Notice tone='info' title={t(family.household === 'inChina' ? 'name.household' : 'name.chinese')} />}
      <Names>
        {names.map((name, i) => (
          <View key={i} className={names.length > 1 ? 'card stack' : 'stack'}>
            {names.length > 1 && (
              <View>
                <Heading level={2}>{t('apply.answer.newbornOf', { order: newborns[i]?.birthOrder ?? i + 1 })}</Heading>
                {newborns[i] && <View className='muted'>{t('birth.found.single', { sex: t(`common.sex.${newborns[i].sex}`), time: formatInstant(newborns[i].bornAt, t) })}</View>}
              </View>
            )}
            <NameFields at={i} name={name} shown={sent[i] ?? name} scripts={scripts} mayHaveNone={family.hasOtherCustoms && facts.settings.newbornName.otherCustoms === 'followed'} answers={form?.answers ?? {}} change={part => replace(i, part)} problems={problems} warnings={warnings} />
          </View>
        ))}
      </Names>
    </StepScreen>
  )
}

/** All the names, as one place the institution can point at. */
function Names({ children }: { children: ReactNode }) {
  const doubt = useReturned('names')
  return (
    <View id='field-names' className='stack' {...aria({ focusable: true })}>
      {doubt && <View className='field__doubt'>{doubt}</View>}
      {children}
    </View>
  )
}

type FieldsProps = {
  at: number
  name: NewbornName
  /** As it is sent and printed. */
  shown: NewbornName
  scripts: readonly NameScript[]
  /** Whether it may have no surname. */
  mayHaveNone: boolean
  answers: Answers
  change(part: Partial<NewbornName>): void
  problems: readonly ShownProblem[]
  warnings: readonly ShownProblem[]
}

function NameFields({ at, name, shown, scripts, mayHaveNone, answers, change, problems, warnings }: FieldsProps) {
  const { t } = useText()
  const nth = at > 0 ? `-${at}` : ''
  const { script, surname, givenNames, order } = name
  const frame = (part: 'surname' | 'givenNames' | 'script' | 'order') => ({ name: `names-${at}-${part}`, error: problemOf(problems, `names.${at}.${part}`), doubt: problemOf(warnings, `names.${at}.${part}`) })
  return (
    <>
      {scripts.length > 1 && (
        <Choice<NameScript>
          {...frame('script')}
          legend={t('name.script.legend')}
          options={scripts.map(value => ({ value, id: `choice-${value}${nth}`, label: t(`name.script.${value}`), hint: t(`name.script.${value}Hint`) }))}
          value={script}
          onChange={chosen => change({ ...emptyName(chosen) })}
        />
      )}
      {surname !== null && (
        <>
          <SurnameChips nth={nth} answers={answers} script={script} chosen={shown.surname ?? ''} onChoose={chosen => change({ surname: chosen })} />
          <TextField {...frame('surname')} label={t('name.surname')} value={surname} onChange={text => change({ surname: text })} />
        </>
      )}
      {(mayHaveNone || surname === null) && (
        <Check
          id={`no-surname${nth}`}
          plain
          label={t('name.noSurname')}
          checked={surname === null}
          onChange={none => change({ surname: none ? null : '' })}
          error={surname === null ? problemOf(problems, `names.${at}.surname`) : undefined}
        />
      )}
      <TextField {...frame('givenNames')} label={t('name.givenNames')} value={givenNames} onChange={text => change({ givenNames: text })} />
      {script === 'latin' && surname !== null && (
        <Choice<NewbornName['order']>
          {...frame('order')}
          legend={t('name.order.legend')}
          inline
          options={[
            { value: 'givenNamesFirst', id: `choice-givenNamesFirst${nth}`, label: t('name.order.givenNamesFirst') },
            { value: 'surnameFirst', id: `choice-surnameFirst${nth}`, label: t('name.order.surnameFirst') },
          ]}
          value={order}
          onChange={chosen => change({ order: chosen })}
        />
      )}
      <CertificateLine id={`certificate-line${nth}`} name={shown} />
    </>
  )
}

type ChipsProps = { nth: string; answers: Answers; script: NameScript; chosen: string; onChoose(surname: string): void }

/** The parents' surnames as their documents write them, one tap away; one chip where they have the same. */
function SurnameChips({ nth, answers, script, chosen, onChoose }: ChipsProps) {
  const { t } = useText()
  const ofParents = PARENT_ROLES.filter(parent => isNamed(answers, parent)).map(parent => {
    const document = answers[`${parent}Document`]
    return { parent, surname: (script === 'han' ? hanSurnameOf(document?.nameZh ?? '') : document?.surname) ?? '' }
  })
  const offered = ofParents.filter(({ surname }, i) => surname && ofParents.findIndex(each => each.surname === surname) === i)
  if (offered.length === 0) return null
  return (
    <View>
      <View className='muted'>{t('name.chips')}</View>
      <View className='chips'>
        {offered.map(({ parent, surname }) => (
          <Pressable key={parent} id={`surname-${parent}${nth}`} className={`chip ${surname === chosen ? 'chip--on' : ''}`} pressed={surname === chosen} onPress={() => onChoose(surname)}>
            {t(`name.chip.${parent}`, { surname })}
          </Pressable>
        ))}
      </View>
    </View>
  )
}

/** Said on Continue, and mended since: no longer worth saying. */
function isStillMissing(field: string, names: readonly NewbornName[]): boolean {
  const [, at, part] = /^names\.(\d+)\.(surname|givenNames)$/.exec(field) ?? []
  return at === undefined || names[Number(at)]?.[part as 'surname' | 'givenNames'] === ''
}

function useLabels(): Record<string, string> {
  const { t } = useText()
  return useMemo(
    () =>
      Object.fromEntries(
        Array.from({ length: MOST_NEWBORNS }, (_, i) => [
          [`names.${i}.script`, t('name.script.legend')],
          [`names.${i}.surname`, t('name.surname')],
          [`names.${i}.givenNames`, t('name.givenNames')],
        ]).flat(),
      ),
    [t],
  )
}
