import { IDENTITY_DOCUMENT_KINDS, type IdentityDocumentKind } from '@mcb/shared/domain'
import { Choice } from '@/components/choice'
import { problemOf, type ShownProblem } from '@/services/problems'
import { useText } from '@/services/text'

type Props = { heading: string; kind: IdentityDocumentKind | null; onChange(kind: IdentityDocumentKind): void; problems: readonly ShownProblem[] }

export function DocumentKindChoice({ heading, kind, onChange, problems }: Props) {
  const { t } = useText()
  return (
    <Choice
      name='kind'
      legend={heading}
      legendHidden
      options={IDENTITY_DOCUMENT_KINDS.map(value => ({ value, label: t(`kind.${value}`) }))}
      value={kind}
      onChange={onChange}
      error={problemOf(problems, 'kind')}
    />
  )
}
