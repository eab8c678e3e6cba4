import { listMyDocuments } from '@mcb/shared/contract'
import { Failure } from '@/components/failure'
import { Screen } from '@/components/screen'
import { Skeleton } from '@/components/skeleton'
import { EMPTY_DOCUMENT } from '../../../apply/document/document-form'
import { api } from '@/services'
import { useParams } from '@/services/navigation'
import { useResource } from '@/services/resource'
import { useText } from '@/services/text'
import { useSession } from '@/services/use-session'
import { DocumentEditor } from '../../documents/document-editor'
import { renewalOf } from '../../documents/renewal'

/** One of a parent's documents: a new one, or the renewal of one they have. */
export default function MyDocument() {
  const { t } = useText()
  const { renew } = useParams('myDocument')
  const isParent = useSession()?.account.role === 'parent'
  const { value, failure, reload } = useResource(() => api.call(listMyDocuments, {}), { wanted: isParent && renew !== undefined })
  const renewed = value?.documents[Number(renew)]
  const waits = renew !== undefined && !value
  return (
    <Screen title={t('records.documents.title')} audience='parent'>
      {waits && (failure ? <Failure of={failure} onRetry={reload} /> : <Skeleton lines={6} />)}
      {!waits && <DocumentEditor draft={`document ${renewed ? renew : 'new'}`} initial={renewed ? renewalOf(renewed) : EMPTY_DOCUMENT} />}
    </Screen>
  )
}
