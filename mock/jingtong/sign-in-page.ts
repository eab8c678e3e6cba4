import { documentType, GROUPS, type JingtongAccount } from './accounts'

const GROUP_NAMES: Record<(typeof GROUPS)[number], [chinese: string, english: string]> = {
  foreignCouple: ['双方均为外国人', 'Both parents from abroad'],
  mainlandCouple: ['双方均为内地居民', 'Both parents from the Mainland'],
  hongKongAndMainland: ['香港居民与内地居民', 'Hong Kong and the Mainland'],
  taiwanAndForeign: ['台湾居民与外国人', 'Taiwan and abroad'],
  hongKongAndMacau: ['香港居民与澳门居民', 'Hong Kong and Macau'],
  taiwanAndMainland: ['台湾居民与内地居民', 'Taiwan and the Mainland'],
  singleMother: ['单亲母亲', 'A mother on her own'],
  motherOver45: ['母亲 45 周岁及以上', 'A mother of 45 or more'],
  outsideInstitution: ['机构外出生', 'Born outside an institution'],
  outsideUnrecorded: ['机构外出生，尚无记录', 'Born outside an institution, not on record'],
  grandparent: ['（外）祖父母申请', 'A grandparent applies'],
  agent: ['委托代办', 'An agent applies'],
  reissue: ['补发：证件遗失', 'Reissue: the certificate is lost'],
  replacement: ['换发：亲子鉴定后', 'Replacement after a parentage test'],
  before1996: ['1996 年以前出生', 'Born before 1996'],
  others: ['其他人', 'Others'],
}

const ROLES = { mother: ['母亲', 'mother'], father: ['父亲', 'father'], grandparent: ['（外）祖父母', 'grandparent'], agent: ['代办人', 'agent'] } as const

/** A request to sign in that has been checked. */
export type SignInRequest = { client_id: string; redirect_uri: string; state: string }

/** The page on which the visitor says who they are. Works without scripts. */
export function signInPage(request: SignInRequest, accounts: Iterable<JingtongAccount>, action: string): string {
  const everybody = [...accounts]
  const hidden = Object.entries(request).map(([name, value]) => `<input type="hidden" name="${name}" value="${escape(value)}">`)
  const groups = GROUPS.map(group => {
    const [chinese, english] = GROUP_NAMES[group]
    const members = everybody.filter(account => account.group === group).map(button)
    return `<section aria-labelledby="${group}"><h2 id="${group}">${chinese} <span lang="en">${english}</span></h2>${members.join('')}</section>`
  })
  return page(
    `<p>这是模拟的统一身份认证。请选择您是谁。<span lang="en">This plays the city’s identity service. Choose who you are.</span></p>
<form method="post" action="${escape(action)}">${hidden.join('')}${groups.join('')}</form>`,
  )
}

/** What is wrong with a request to sign in; the visitor cannot mend it. */
export function refusedPage(reason: string): string {
  return page(`<p role="alert">无法登录：请求有误。<span lang="en">Signing in is not possible, the request is wrong: ${escape(reason)}</span></p>`)
}

function button({ id, name, role, document }: JingtongAccount): string {
  const type = documentType(document.type)
  const [chinese, english] = role ? ROLES[role] : ['', '']
  const details = [chinese, type.name].filter(Boolean).join(' · ')
  const detailsEnglish = [english, type.english].filter(Boolean).join(' · ')
  return `<button name="person" value="${id}" data-person="${id}"><strong>${escape(name)}</strong> <span>${details}</span> <span lang="en">${escape(detailsEnglish)}</span></button>`
}

const STYLE = `
:root { color-scheme: light dark; font: 100%/1.5 system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif; --ink: #1d2b36; --quiet: #52616d; --paper: #f6f8f9; --card: #fff; --line: #76848f; --accent: #0b5c8a }
@media (prefers-color-scheme: dark) { :root { --ink: #e9eef2; --quiet: #b3c0ca; --paper: #12191f; --card: #1c262e; --line: #7d8c98; --accent: #7cc4ee } }
* { box-sizing: border-box }
body { margin: 0; color: var(--ink); background: var(--paper) }
main { max-width: 36rem; margin: 0 auto; padding: 2rem 1rem 4rem }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 1rem }
h2 { font-size: 1rem; margin: 2rem 0 .5rem }
[lang=en] { display: block; font-weight: 400; color: var(--quiet) }
button { display: block; width: 100%; min-height: 3.75rem; margin: 0 0 .75rem; padding: .75rem 1rem; font: inherit; text-align: start; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; cursor: pointer }
button:hover { border-color: var(--accent) }
button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
button strong { display: block; color: var(--accent) }`

function page(content: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>京通统一身份认证（模拟） Jingtong sign-in (mock)</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>京通统一身份认证（模拟）<span lang="en">Jingtong sign-in (mock)</span></h1>
${content}
</main>
</body>
</html>
`
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
}
