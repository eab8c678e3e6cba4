import { answerStep, type ApplicationView, type STEP_ANSWERS } from '@mcb/shared/contract'
import type { Facts, StepId } from '@mcb/shared/domain'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type * as z from 'zod'
import { api, drafts } from '@/services'
import { hasCode } from '@/services/api-problem'
import { useApplication } from '@/services/applications'
import { goTo, useParams } from '@/services/navigation'
import { describeProblems, fieldProblemsOf, type RawProblem, type ShownProblem } from '@/services/problems'
import { useFacts } from '@/services/settings'
import { useText } from '@/services/text'
import { answerProblems, formOf, isReachable, pageAfter, positionOf } from './journey'

type AnswerOf<Step extends StepId> = z.input<(typeof STEP_ANSWERS)[Step]>

export type StepPage<Step extends StepId> = {
  id: string
  step: Step
  /** The field this page was opened for, because the institution wants it corrected. */
  field: string | undefined
  application: ApplicationView | null
  facts: Facts
  /** What went wrong while loading. */
  loadFailure: unknown
  reload(): Promise<void>
  position: { current: number; total: number } | undefined
  problems: ShownProblem[]
  failure: unknown
  /** The answer could not be saved because the application has changed elsewhere; it is loaded again. */
  conflict: boolean
  /** Shows problems the page itself has found, and says whether there are any. */
  show(problems: readonly RawProblem[]): boolean
  /** Checks the answer, saves it and opens the next page; problems stay on this one. `adjust` may say them better. */
  save(answer: AnswerOf<Step>, adjust?: (found: readonly RawProblem[]) => readonly RawProblem[]): Promise<void>
}

const NO_LABELS = {}

/** Opens the page an application goes on with. */
export function openNext(application: ApplicationView, how: 'push' | 'replace' = 'push'): void {
  const next = pageAfter(application)
  const { id } = application
  if (next.page === 'guidance') goTo('guidance', { code: next.code, id }, how)
  else goTo(next.page, { id }, how)
}

/** What all question pages do alike: load, guard the order, check, save, go on. `labels` name the fields in the summary. */
export function useStep<Step extends StepId>(step: Step, labels: Record<string, string> = NO_LABELS): StepPage<Step> {
  const { id, field } = useParams<StepId>(step)
  const { t } = useText()
  const facts = useFacts()
  const { value: application, failure: loadFailure, reload, replace } = useApplication(id)
  const [raw, setRaw] = useState<readonly RawProblem[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const [conflict, setConflict] = useState(false)

  useEffect(() => {
    if (!application) return
    // somebody who may not answer any more, or who came too early, is led to where they can go on
    if (!application.actions.includes('answer')) goTo('application', { id }, 'replace')
    else if (!isReachable(step, application, facts) && pageAfter(application).page !== step) openNext(application, 'replace')
  }, [application, facts, id, step])

  const show = useCallback((problems: readonly RawProblem[]) => {
    setRaw(problems)
    return problems.length > 0
  }, [])

  const save: StepPage<Step>['save'] = async (answer, adjust = found => found) => {
    if (!application) return
    setFailure(null)
    setConflict(false)
    if (show(adjust(answerProblems(step, answer as Record<string, unknown>, formOf(application), facts)))) return
    try {
      const saved = await api.call(answerStep, { params: { id, step }, body: { version: application.version, answer } })
      drafts.forget(draftKey(step, id))
      replace(saved)
      openNext(saved)
    } catch (thrown) {
      if (show(fieldProblemsOf(thrown))) return
      setFailure(thrown)
      if (!hasCode(thrown, 'application.version_conflict')) return
      setFailure(null)
      setConflict(true)
      await reload()
    }
  }

  const problems = useMemo(() => describeProblems(raw, t, labels), [raw, t, labels])
  const position = application ? positionOf(step, application) : undefined
  return { id, step, field, application, facts, loadFailure, reload, position, problems, failure, conflict, show, save }
}

const draftKey = (step: StepId, id: string) => `${step} ${id}`

/**
 * The fields of a question page: what was typed and not sent yet, else the saved answer, else empty. Every change is
 * kept as a draft, so a reload or a phone call costs nothing. `saved` undefined means the application is still loading.
 */
export function useAnswer<Form extends object>(step: StepId, empty: Form, saved: Form | null | undefined): [Form, (change: Partial<Form>) => void] {
  const { id } = useParams<StepId>(step)
  const key = draftKey(step, id)
  const [typed, setTyped] = useState<Form | null>(() => drafts.read<Form>(key))
  const form = useMemo(() => ({ ...empty, ...saved, ...typed }), [empty, saved, typed])
  const change = useCallback(
    (part: Partial<Form>) =>
      setTyped(before => {
        const next = { ...empty, ...saved, ...before, ...part }
        drafts.write(key, next)
        return next
      }),
    [empty, saved, key],
  )
  return [form, change]
}
