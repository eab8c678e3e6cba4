import { createTranslator, LANGUAGES, type Language, type TextKey } from '@mcb/i18n'
import { APPLICATION_KINDS } from '@mcb/shared/domain'
import { addressOf } from '../../miniapp/src/routes'

// What stands in index.html until the app is there: the start page's words in both languages, with links that the app
// follows when it comes. The sizes and classes are those of miniapp/src/pages/home.

const escaped = (text: string) => text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`)

/** The start page without the app, one part for each language, and the script that shows the right one. @param bridge the name of a container's bridge, which draws the bar itself */
export function firstPage(bridge: string): string {
  return `<div id="first-page">${LANGUAGES.map(part).join('')}</div><script>${script(bridge)}</script>`
}

function part(language: Language): string {
  const translate = createTranslator(language)
  const say = (key: TextKey) => escaped(translate(key))
  const entry = (kind: (typeof APPLICATION_KINDS)[number]) =>
    `<a class="pressable home__entry" style="text-decoration:none" data-entry="${kind}" href="#${addressOf('begin', { kind })}"><span class="home__entry-title">${say(`home.begin.${kind}`)}</span><span class="home__entry-hint">${say(`home.begin.${kind}Hint`)}</span></a>`
  const needs = (['documents', 'birth', 'name', 'time'] as const).map(need => `<div class="bullets__item" role="listitem">${say(`home.need.${need}`)}</div>`)
  return `<div class="screen" data-language="${language}" style="display:none">
<div class="screen__bar" role="banner"><div class="screen__bar-inner"><div class="screen__mark"></div><span class="screen__title">${say('home.title')}</span>${languageSwitch(language)}</div></div>
<div class="screen__content" role="main"><div class="stack--wide" data-part="home">
<div class="home__welcome stack--tight"><h1 class="heading heading--1">${say('home.heading')}</h1><div class="home__lead">${say('home.lead')}</div></div>
<div class="stack--tight"><h2 class="heading heading--2">${say('home.begin.legend')}</h2>${APPLICATION_KINDS.map(entry).join('')}</div>
<div class="card stack--tight"><h2 class="heading heading--2">${say('home.need.heading')}</h2><div class="bullets" role="list">${needs.join('')}</div></div>
</div><p class="muted" data-part="wait" role="status" style="display:none">${say('common.loading')}</p></div></div>`
}

/** Each language by its own name, as the app's own switch has it. */
const OWN_NAMES: Record<Language, string> = { 'zh-CN': '中文', en: 'English' }
function languageSwitch(language: Language): string {
  const one = (each: Language) =>
    `<button type="button" class="pressable language-switch__one${each === language ? ' language-switch__one--on' : ''}" data-choose="${each}" aria-pressed="${each === language}">${OWN_NAMES[each]}</button>`
  return `<div class="language-switch" role="group" aria-label="${escaped(createTranslator(language)('common.language.label'))}">${LANGUAGES.map(one).join('')}</div>`
}

/**
 * In ECMAScript 5, for the oldest phones. By `display`, because classes of ours say that too and win over `hidden`. The
 * language is kept where services/text.ts keeps it; whoever goes to another page sees that it is on its way.
 */
const script = (bridge: string) => `(function () {
  var page = document.getElementById('first-page'), kept
  var each = function (selector, run) { [].forEach.call(page.querySelectorAll(selector), run) }
  var say = function (language) {
    document.documentElement.lang = language
    each('[data-language]', function (part) { part.style.display = part.getAttribute('data-language') === language ? '' : 'none' })
  }
  try { kept = localStorage.getItem('language') } catch (error) { kept = null }
  say(kept === 'en' ? 'en' : 'zh-CN')
  each('[data-choose]', function (button) {
    button.onclick = function () {
      var language = button.getAttribute('data-choose')
      try { localStorage.setItem('language', language) } catch (error) {}
      say(language)
    }
  })
  if (window[${JSON.stringify(bridge)}]) each('.screen__bar', function (bar) { bar.style.display = 'none' })
  var show = function () {
    var home = /^(#?|#\\/|#\\/pages\\/home\\/index)$/.test(location.hash) && !/[?&]code=/.test(location.search)
    each('[data-part]', function (part) { part.style.display = (part.getAttribute('data-part') === 'home') === home ? '' : 'none' })
  }
  show()
  addEventListener('hashchange', show)
})()`
