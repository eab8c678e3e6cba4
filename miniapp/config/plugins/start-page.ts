import type { Compiler } from 'webpack'

const NAME = 'StartPage'

/** Writes down which files the start page is loaded from, in `start-page.json`, for the page to ask for them at once. */
export class StartPage {
  apply(compiler: Compiler) {
    const { Compilation, sources } = compiler.webpack
    compiler.hooks.thisCompilation.tap(NAME, compilation => {
      // last of all, when every name has its hash
      compilation.hooks.processAssets.tap({ name: NAME, stage: Compilation.PROCESS_ASSETS_STAGE_REPORT }, () => {
        const group = compilation.chunkGroups.find(({ origins }) => origins.some(({ request }) => /(?:^|\/)pages\/home\/index/.test(request ?? '')))
        if (!group) throw new Error('nothing asks for pages/home/index')
        compilation.emitAsset('start-page.json', new sources.RawSource(JSON.stringify(group.getFiles())))
      })
    })
  }
}
