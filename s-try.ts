import { writeFileSync } from 'node:fs'
import { Chance } from './mock/specimens/chance'
import { inventHolder } from './mock/specimens/holders/invent-holder'
import { drawResidentIdentityCardFront } from './mock/specimens/cards/resident-identity-card-front'
import { renderCard } from './mock/specimens/cards/render-card'
import { photographPages } from './mock/specimens/camera/camera'
async function main() { for (let s=1;s<9;s++) { const h=inventHolder('residentIdentityCard',new Chance(s)); const c=drawResidentIdentityCardFront(h,new Chance(s+100)); const u=Date.now(); const page=await renderCard(c);const v=Date.now(); const p=await photographPages([page],{seed:s,level:(s%3+1) as 1}); console.log(v-u,Date.now()-v,p.jpeg.length); writeFileSync(`/tmp/s-${s}.jpg`, p.jpeg)} }
void main()
