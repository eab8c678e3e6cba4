import { getPickup } from '@mcb/shared/contract'
import { api } from '@/services'
import { useResource } from '@/services/resource'
import { useSession } from '@/services/use-session'

/** When a certificate is collected, and what is brought. */
export function usePickup(id: string) {
  const isParent = useSession()?.account.role === 'parent'
  return useResource(() => api.call(getPickup, { params: { id } }), { wanted: isParent })
}
