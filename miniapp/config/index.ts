import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import { StartPage } from './plugins/start-page'

const root = path.resolve(__dirname, '..', '..')
const target = process.env.TARO_ENV ?? 'weapp'
const isWeb = target === 'h5' || target === 'harmony-hybrid'

/** npm packages that ship newer syntax than the oldest web-view we serve. */
const DOWN_LEVELLED =
  /node_modules[\\/](zod|date-fns|i18next|react-i18next|html-parse-stringify|void-elements|use-sync-external-store|i18n-iso-countries|diacritics|qrcode-generator|@stencil|@tarojs[\\/](components|router|runtime|shared|taro-h5|react)|query-string|decode-uri-component|filter-obj|split-on-first)[\\/]/
const compiled = [path.join(root, 'shared', 'src'), path.join(root, 'i18n'), (file: string) => DOWN_LEVELLED.test(file)]

/** Web pages come from where the API is, or seem to (HarmonyOS): it is next door. A mini-program needs the whole address. */
const apiBase = isWeb ? '/api' : (process.env.TARO_APP_API ?? 'https://example.invalid/api')

export default defineConfig<'webpack5'>(async () => {
  const config: UserConfigExport<'webpack5'> = {
    projectName: 'medical-certificate-of-birth',
    date: '2026-11-20',
    designWidth: 375,
    deviceRatio: { 375: 2, 750: 1 },
    sourceRoot: 'src',
    outputRoot: `dist/${process.env.BUILD_TARGET ?? target}`,
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    plugins: isWeb ? [] : [path.resolve(__dirname, 'plugins/aria.cjs')],
    defineConstants: { API_BASE: JSON.stringify(apiBase), JINGTONG_BRIDGE: JSON.stringify(process.env.TARO_APP_JINGTONG_BRIDGE ?? 'jingtongBridge') },
    alias: { '@': path.resolve(__dirname, '..', 'src') },
    copy: { patterns: [], options: {} },
    // the list of pages comes from routes.ts, which the cache would not look at by itself: a build would lack the newer pages
    cache: { enable: true, buildDependencies: { routes: [path.resolve(__dirname, '..', 'src', 'routes.ts')] } },
    // Taro writes Chinese as \uXXXX in mini-programs, six bytes where three do; every file there is UTF-8
    terser: { enable: true, config: { output: { ascii_only: false } } },
    // Sizes are written in CSS px and stay px: text keeps the size the reader has set, on any width of screen.
    mini: {
      compile: { include: compiled },
      optimizeMainPackage: { enable: true },
      postcss: { pxtransform: { enable: false, config: {} }, cssModules: { enable: false } },
      miniCssExtractPluginOption: { ignoreOrder: true },
    },
    h5: {
      publicPath: './',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      compile: { include: compiled },
      webpackChain: chain => {
        // pages are loaded one by one; what several of them need is loaded once, and all styles at the start
        chain.optimization.splitChunks({
          chunks: 'all',
          minSize: 20_000,
          cacheGroups: {
            styles: { type: 'css/mini-extract', name: 'styles', enforce: true, priority: 20 },
            shared: { name: 'shared', minChunks: 3, chunks: 'async', priority: 10 },
          },
        })
        chain.plugin('start-page').use(StartPage)
        chain.performance.hints(false)
        // Stencil loads its parts by computed names, and the cache skips what it cannot write: both known, neither ours
        chain.set('ignoreWarnings', [{ module: /@stencil/ }])
        chain.set('infrastructureLogging', { level: 'error' })
      },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      postcss: {
        pxtransform: { enable: false, config: {} },
        autoprefixer: { enable: true, config: {} },
        cssModules: { enable: false },
      },
    },
  }
  return config
})
