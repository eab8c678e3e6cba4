import { settingsSchema } from '../domain/settings/settings'
import { operation } from './operation'

export const getSettings = operation({
  id: 'getSettings',
  method: 'GET',
  path: '/settings',
  summary: 'The rules that can be set, so that a page judges as the server will',
  access: 'public',
  response: settingsSchema.meta({ id: 'Settings' }),
  errors: [],
})
