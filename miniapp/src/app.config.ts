import { MAIN_PAGES, SUB_PACKAGES } from './routes'

export default defineAppConfig({
  pages: MAIN_PAGES,
  subPackages: SUB_PACKAGES,
  window: {
    navigationBarTitleText: '出生医学证明',
    navigationBarBackgroundColor: '#f7f5f0',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f7f5f0',
  },
  lazyCodeLoading: 'requiredComponents',
  animation: false,
})
