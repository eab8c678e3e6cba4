import { MAIN_PAGES, PATHS, SUB_PACKAGES } from './routes'

export default defineAppConfig({
  pages: MAIN_PAGES,
  subPackages: SUB_PACKAGES,
  // where most people go next is fetched while they read
  preloadRule: {
    [PATHS.home]: { network: 'all', packages: ['packages/apply'] },
    [PATHS.applications]: { network: 'all', packages: ['packages/track'] },
  },
  __usePrivacyCheck__: true,
  window: {
    navigationBarTitleText: '出生医学证明',
    navigationBarBackgroundColor: '#f7f5f0',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f7f5f0',
  },
  lazyCodeLoading: 'requiredComponents',
  animation: false,
})
