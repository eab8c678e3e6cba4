import { documentType, GROUPS, type JingtongAccount } from './accounts'
import { escape, page } from './page'

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
