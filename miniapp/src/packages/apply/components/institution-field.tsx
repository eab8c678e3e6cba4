import { useMemo } from 'react'
import { Failure } from '@/components/failure'
import { SelectField } from '@/components/select-field'
import { institutionWords, useInstitutions } from '@/services/institutions'
import { useText } from '@/services/text'

type Props = { name: string; label: string; hint?: string; value: string | null; onChange(code: string | null): void; error?: string; /** Only those where births happen. */ midwifery?: boolean }

/** An institution of the city, found by any name it has or had. */
export function InstitutionField({ midwifery, ...field }: Props) {
  const { language } = useText()
  const { institutions, failure, reload } = useInstitutions()
  const options = useMemo(
    () =>
      (institutions ?? []).filter(each => each.midwifery || !midwifery).map(each => {
        const { name, otherName } = institutionWords(each, language)
        return { value: each.code, label: name, hint: otherName, words: [each.address, each.addressEnglish, ...each.formerNames].join(' ') }
      }),
    [institutions, language, midwifery],
  )
  return (
    <>
      {failure !== null && <Failure of={failure} onRetry={reload} />}
      <SelectField {...field} options={options} />
    </>
  )
}
