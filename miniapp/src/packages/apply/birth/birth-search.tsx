import { View } from '@tarojs/components'
import { type ApplicationView, findBirths, type FoundBirth, openBedsideCode } from '@mcb/shared/contract'
import { useMemo, useState } from 'react'
import { Bullets } from '@/components/bullets'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { ErrorSummary } from '@/components/error-summary'
import { Failure } from '@/components/failure'
import { DateField, TextField } from '@/components/field'
import { Notice } from '@/components/notice'
import { SelectField } from '@/components/select-field'
import { api, platform } from '@/services'
import { today } from '@/services/dates'
import { institutionWords, useInstitutions } from '@/services/institutions'
import { describeProblems, fieldProblemsOf, problemOf, type RawProblem } from '@/services/problems'
import { useText } from '@/services/text'

type Props = { application: ApplicationView; onFound(births: FoundBirth[]): void; empty: boolean }

/** Two ways to the record: hospital and day with the mother's passport, or the code at the bedside. */
export function BirthSearch({ application, onFound, empty }: Props) {
  const { t, language } = useText()
  const { institutions, failure: listFailure, reload } = useInstitutions()
  const [way, setWay] = useState<'search' | 'bedside'>('search')
  const [institution, setInstitution] = useState<string | null>(null)
  const [birthDate, setBirthDate] = useState('')
  const [code, setCode] = useState('')
  const [raw, setRaw] = useState<readonly RawProblem[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const mother = application.answers.motherDocument

  const labels = useMemo(() => ({ institution: t('birth.institution'), birthDate: t('birth.birthDate'), bedsideCode: t('birth.code') }), [t])
  const problems = useMemo(() => describeProblems(raw, t, labels), [raw, t, labels])
  const options = useMemo(
    () =>
      (institutions ?? []).map(each => {
        const { name, otherName } = institutionWords(each, language)
        return { value: each.code, label: name, hint: otherName, words: each.address + each.addressEnglish }
      }),
    [institutions, language],
  )

  const find = async (scanned?: string) => {
    const bedsideCode = scanned ?? code
    const missing = (way === 'search' ? { institution, birthDate } : { bedsideCode: bedsideCode.trim() }) as Record<string, string | null>
    const problemsNow: RawProblem[] = Object.entries(missing).flatMap(([path, value]) => (value ? [] : [{ path, code: 'required' }]))
    setRaw(problemsNow)
    setFailure(null)
    if (problemsNow.length > 0 || !mother) return
    try {
      const { births } =
        way === 'search'
          ? await api.call(findBirths, { body: { motherDocument: { kind: mother.kind, number: mother.number }, institutionCode: institution ?? '', birthDate } })
          : await api.call(openBedsideCode, { body: { code: bedsideCode.trim() } })
      onFound(births)
    } catch (thrown) {
      const fields = fieldProblemsOf(thrown).map(problem => ({ ...problem, path: FIELD_OF[problem.path] ?? problem.path }))
      setRaw(fields)
      if (fields.length === 0) setFailure(thrown)
    }
  }

  const scan = async () => {
    const scanned = await platform.scanCode?.()
    if (!scanned) return
    setCode(scanned)
    await find(scanned)
  }

  return (
    <View className='stack'>
      <ErrorSummary problems={problems} />
      <Choice
        name='way'
        legend={t('birth.way.legend')}
        options={[
          { value: 'search', label: t('birth.way.search'), hint: t('birth.way.searchHint', { number: mother?.number ?? '' }) },
          { value: 'bedside', label: t('birth.way.bedside'), hint: t('birth.way.bedsideHint') },
        ]}
        value={way}
        onChange={chosen => {
          setWay(chosen)
          setRaw([])
        }}
      />
      {way === 'search' ? (
        <>
          {listFailure !== null && <Failure of={listFailure} onRetry={reload} />}
          <SelectField name='institution' label={t('birth.institution')} options={options} value={institution} onChange={setInstitution} error={problemOf(problems, 'institution')} />
          <DateField name='birthDate' label={t('birth.birthDate')} value={birthDate} onChange={setBirthDate} max={today()} error={problemOf(problems, 'birthDate')} />
        </>
      ) : (
        <>
          {platform.scanCode && (
            <Button id='scan-code' kind='secondary' onPress={scan}>
              {t('birth.scan')}
            </Button>
          )}
          <TextField name='bedsideCode' kind='code' label={t('birth.code')} hint={t('birth.codeHint')} value={code} onChange={setCode} error={problemOf(problems, 'bedsideCode')} />
        </>
      )}
      {empty && <NotFound />}
      <Failure of={failure} onRetry={() => find()} />
      <Button id='find-birth' onPress={() => find()}>
        {t('birth.find')}
      </Button>
    </View>
  )
}

/** The server's names for the fields of this form. */
const FIELD_OF: Record<string, string> = { institutionCode: 'institution', birthDate: 'birthDate', code: 'bedsideCode' }

function NotFound() {
  const { t } = useText()
  return (
    <Notice id='birth-not-found' tone='warning' announced title={t('birth.notFound.heading')}>
      <Bullets items={[t('birth.notFound.check'), t('birth.notFound.passport'), t('birth.notFound.recent'), t('birth.notFound.counter')]} />
    </Notice>
  )
}
