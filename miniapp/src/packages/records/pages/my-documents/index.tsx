import { View } from '@tarojs/components'
import { type HeldDocumentsView, listMyDocuments } from '@mcb/shared/contract'
import { Button } from '@/components/button'
import { Disclosure } from '@/components/disclosure'
import { EmptyState } from '@/components/empty-state'
import { ListScreen } from '@/components/list-screen'
import { Notice } from '@/components/notice'
import { useVisible } from '@/components/screen'
import { api } from '@/services'
import { goTo } from '@/services/navigation'
import { usePolling, useResource } from '@/services/resource'
import { useText } from '@/services/text'
import { useSession } from '@/services/use-session'
import { HeldDocument } from '../../documents/held-document'
import './index.scss'

/** While phase 3 has not answered. */
const POLL_MS = 3000

/** A parent's identity documents: the current ones with their end, the earlier ones folded. */
export default function MyDocuments() {
  const { t } = useText()
  const isParent = useSession()?.account.role === 'parent'
  const resource = useResource(() => api.call(listMyDocuments, {}), { wanted: isParent })
  const visible = useVisible()
  usePolling(resource.reload, POLL_MS, visible && resource.value?.report === 'asked')
  return (
    <ListScreen title={t('records.documents.title')} heading={t('records.documents.heading')} lead={t('records.documents.lead')} audience='parent' resource={resource}>
      {value => <Documents of={value} />}
    </ListScreen>
  )
}

function Documents({ of: { documents, report } }: { of: HeldDocumentsView }) {
  const { t } = useText()
  const current = documents.filter(({ supersededBy }) => supersededBy === null)
  const earlier = documents.filter(({ supersededBy }) => supersededBy !== null)
  return (
    <>
      {(report === 'asked' || report === 'refused') && <Notice id='document-report' tone={report === 'asked' ? 'info' : 'warning'} title={t(`records.documents.report.${report}`)} />}
      {current.length === 0 && <EmptyState title={t('records.documents.empty')} hint={t('records.documents.emptyHint')} />}
      {current.map((document, index) => (
        <HeldDocument key={`${document.kind} ${document.number}`} document={document} renewal={{ index, onPress: () => goTo('myDocument', { renew: String(documents.indexOf(document)) }) }} />
      ))}
      <Button id='add-document' onPress={() => goTo('myDocument', {})}>
        {t('records.documents.add')}
      </Button>
      {earlier.length > 0 && (
        <Disclosure id='document-history' title={t('records.documents.history', { count: earlier.length })}>
          <View className='stack--wide'>
            {earlier.map((document, index) => (
              <HeldDocument key={`${document.kind} ${document.number} ${index}`} document={document} />
            ))}
          </View>
        </Disclosure>
      )}
    </>
  )
}
