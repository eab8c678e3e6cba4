import type { DocumentSide } from '@mcb/shared/contract'
import type Router from 'koa-router'
import { demoPeople } from '../people/demo-people'
import { photographPaper, sidesOf } from '../specimens/demo-papers'
import { documentType, type JingtongAccount } from './accounts'
import { escape, page } from './page'

const SIDES: Record<DocumentSide, [chinese: string, english: string]> = { front: ['正面', 'front'], back: ['背面', 'back'] }

/** Whatever demo people hold, to be photographed: a page that names everybody, and a photo of each side, taken when it is asked for. */
export function mountPapers(router: Router, accounts: ReadonlyMap<string, JingtongAccount>, today: string): void {
  const people = demoPeople(today)
  router.get('/papers', ctx => {
    const rows = people.map(({ jingtongId, document }) => {
      const { name, document: { type } } = accounts.get(jingtongId)!
      const links = sidesOf(document).map(side => `<a href="/papers/${jingtongId}-${side}.jpg" download>${SIDES[side][0]} <span>${SIDES[side][1]}</span></a>`)
      return `<li><strong>${escape(name)}</strong> <span>${documentType(type).name}</span> <span lang="en">${escape(documentType(type).english)}</span> ${links.join(' · ')}</li>`
    })
    ctx.type = 'html'
    ctx.body = page(`<p>演示人物的证件照片。<span lang="en">Photos of the demo people’s documents, to try the form with.</span></p><ul>${rows.join('')}</ul>`)
  })
  router.get('/papers/:photo', async ctx => {
    const [, id, side] = /^(.+)-(front|back)\.jpg$/.exec(ctx.params.photo!) ?? []
    const document = people.find(({ jingtongId }) => jingtongId === id)?.document
    if (!document || !sidesOf(document).includes(side as DocumentSide)) return
    ctx.type = 'image/jpeg'
    ctx.body = await photographPaper(document, side as DocumentSide)
  })
}
