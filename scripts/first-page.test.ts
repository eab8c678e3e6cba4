import { createTranslator, LANGUAGES } from '@mcb/i18n'
import { APPLICATION_KINDS } from '@mcb/shared/domain'
import { MAIN_PAGES, SUB_PACKAGES } from '../miniapp/src/routes'
import { firstPage } from './lib/first-page'

const html = firstPage('bridge')
const parts = html.split('data-language=').slice(1)
const pages = [...MAIN_PAGES, ...SUB_PACKAGES.flatMap(({ root, pages: below }) => below.map(page => `${root}/${page}`))]

describe('the start page before the app is there', () => {
  test.each(LANGUAGES.map((language, at) => [language, at] as const))('has every way in, in %s', (language, at) => {
    const t = createTranslator(language)
    for (const kind of APPLICATION_KINDS) expect(parts[at]).toContain(t(`home.begin.${kind}`))
    expect(parts[at]).toContain(t('home.heading'))
    expect(parts[at]).not.toMatch(/\{\{|home\.\w+/)
  })

  it('leads to pages there are', () => {
    const links = [...html.matchAll(/href="#\/([^"?]+)/g)].map(([, page]) => page)
    expect(links).toHaveLength(APPLICATION_KINDS.length * LANGUAGES.length)
    for (const link of links) expect(pages).toContain(link)
  })

  it('has a script an old phone understands, and takes no id of the app’s', () => {
    const script = /<script>([^]*)<\/script>/.exec(html)![1]!
    expect(script).not.toMatch(/=>|`|\b(?:const|let)\b/)
    expect([...html.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id)).toEqual(['first-page'])
  })
})
