import type { WireInstitution } from '../../bff/src/upstream/phase3/wire'

/** Districts that exist (GB/T 2260). */
const DISTRICTS = {
  chaoyang: ['110105', '朝阳区', 'Chaoyang'],
  shunyi: ['110113', '顺义区', 'Shunyi'],
  haidian: ['110108', '海淀区', 'Haidian'],
  dongcheng: ['110101', '东城区', 'Dongcheng'],
  xicheng: ['110102', '西城区', 'Xicheng'],
  fengtai: ['110106', '丰台区', 'Fengtai'],
  tongzhou: ['110112', '通州区', 'Tongzhou'],
  changping: ['110114', '昌平区', 'Changping'],
  daxing: ['110115', '大兴区', 'Daxing'],
} as const satisfies Record<string, [code: string, name: string, english: string]>
type DistrictId = keyof typeof DISTRICTS

type Row = {
  id: string
  district: DistrictId
  name: string
  nameEnglish: string
  street: [name: string, english: string, number: number]
  phone: string
  hours: [name: string, english: string]
  /** 出生(分娩)地点类别 of a birth there */
  kind: '1' | '2'
  /** The name its delivery room still writes, where that is not the dictionary's (tender 1.2.3.10). */
  writes?: string
}

const WEEKDAYS: [string, string] = ['周一至周五 8:00–11:30，13:00–16:30', 'Monday to Friday, 8:00–11:30 and 13:00–16:30']
const EVERY_MORNING: [string, string] = ['每天 8:30–11:30', 'Every day, 8:30–11:30']
const WITH_SATURDAY: [string, string] = ['周一至周六 9:00–17:00', 'Monday to Saturday, 9:00–17:00']

/** Invented houses and streets; no telephone number in Beijing begins with 1. */
const ROWS: Row[] = [
  { id: 'minghu', district: 'chaoyang', name: '北京明湖妇产医院', nameEnglish: "Beijing Minghu Women's Hospital", street: ['明湖东路', 'Minghu East Road', 18], phone: '010-1234 5601', hours: WITH_SATURDAY, kind: '1' },
  { id: 'anningqiao', district: 'shunyi', name: '北京安宁桥医院', nameEnglish: 'Beijing Anningqiao Hospital', street: ['安宁桥街', 'Anningqiao Street', 6], phone: '010-1234 5602', hours: WEEKDAYS, kind: '1' },
  { id: 'qingtong', district: 'haidian', name: '北京青桐妇幼保健院', nameEnglish: 'Beijing Qingtong Maternal and Child Health Hospital', street: ['青桐路', 'Qingtong Road', 33], phone: '010-1234 5603', hours: WEEKDAYS, kind: '2' },
  { id: 'songlan', district: 'dongcheng', name: '北京松岚医院', nameEnglish: 'Beijing Songlan Hospital', street: ['松岚胡同', 'Songlan Hutong', 9], phone: '010-1234 5604', hours: WEEKDAYS, kind: '1' },
  { id: 'xiliuqiao', district: 'xicheng', name: '北京西柳桥医院', nameEnglish: 'Beijing Xiliuqiao Hospital', street: ['西柳桥北街', 'Xiliuqiao North Street', 21], phone: '010-1234 5605', hours: EVERY_MORNING, kind: '1' },
  { id: 'hetang', district: 'fengtai', name: '北京禾塘妇产医院', nameEnglish: "Beijing Hetang Women's Hospital", street: ['禾塘南路', 'Hetang South Road', 102], phone: '010-1234 5606', hours: WEEKDAYS, kind: '1', writes: '北京丰台禾塘医院' },
  { id: 'yundu', district: 'tongzhou', name: '北京云渡妇幼保健院', nameEnglish: 'Beijing Yundu Maternal and Child Health Hospital', street: ['云渡大街', 'Yundu Avenue', 77], phone: '010-1234 5607', hours: WEEKDAYS, kind: '2' },
  { id: 'shuanglin', district: 'changping', name: '北京霜林医院', nameEnglish: 'Beijing Shuanglin Hospital', street: ['霜林路', 'Shuanglin Road', 5], phone: '010-1234 5608', hours: EVERY_MORNING, kind: '1' },
  { id: 'nanwei', district: 'daxing', name: '北京南苇医院', nameEnglish: 'Beijing Nanwei Hospital', street: ['南苇街', 'Nanwei Street', 48], phone: '010-1234 5609', hours: WEEKDAYS, kind: '1' },
  { id: 'lanting', district: 'dongcheng', name: '北京澜庭妇产医院', nameEnglish: "Beijing Lanting Women's Hospital", street: ['澜庭西巷', 'Lanting West Lane', 2], phone: '010-1234 5610', hours: WEEKDAYS, kind: '1' },
]

/** Issues for newborns that were not born in any institution: one house does it for the whole city. */
const FOR_BIRTHS_OUTSIDE = 'lanting'

export type MockInstitution = {
  /** As usernames and tests call it. */
  id: string
  wire: WireInstitution
  kind: '1' | '2'
  /** 医疗机构名称 on its delivery records. */
  writes: string
  /** 省, 市, 县(区) and the last one's code. */
  place: Place
}
type Place = { province: string; city: string; district: string; districtCode: string }

const placeOf = (district: DistrictId): Place => ({ province: '北京市', city: '北京市', district: DISTRICTS[district][1], districtCode: DISTRICTS[district][0] })

function toInstitution({ id, district, name, nameEnglish, street, phone, hours, kind, writes = name }: Row, index: number, ZCJS: '0' | '1', QFLX: string[]): MockInstitution {
  const [code, districtName, districtEnglish] = DISTRICTS[district]
  return {
    id,
    kind,
    writes,
    place: placeOf(district),
    wire: {
      JGDM: `JG${code}${String(index + 1).padStart(2, '0')}`,
      JGMC: name,
      JGYWMC: nameEnglish,
      XZQHDM: code,
      DZ: `北京市${districtName}${street[0]}${street[2]}号`,
      YWDZ: `${street[2]} ${street[1]}, ${districtEnglish} District, Beijing`,
      DH: phone,
      BGSJ: hours[0],
      YWBGSJ: hours[1],
      ZCJS,
      QFLX,
    },
  }
}

/** Where births happen. The first two are those of the demo couples with photographed passports. */
export const MIDWIFERY_INSTITUTIONS: readonly MockInstitution[] = ROWS.map((row, index) =>
  toInstitution(row, index, '1', row.id === FOR_BIRTHS_OUTSIDE ? ['1', '2', '4', '5'] : ['1', '2']),
)

/** The maternal and child health house of each district: issues again (补发) for its district, and no births happen there. */
const DISTRICT_HOUSES: readonly MockInstitution[] = (Object.keys(DISTRICTS) as DistrictId[]).map((district, index) => {
  const [, name, english] = DISTRICTS[district]
  const row: Row = {
    id: `${district}-mch`, district, name: `${name}和桥妇幼保健院`, nameEnglish: `${english} Heqiao Maternal and Child Health Hospital`,
    street: ['和桥路', 'Heqiao Road', 10 + index], phone: `010-1234 56${31 + index}`, hours: WEEKDAYS, kind: '2',
  }
  return toInstitution(row, ROWS.length + index, '0', ['3', '6'])
})

/** Every institution of the mock city, those with births first. */
export const INSTITUTIONS: readonly MockInstitution[] = [...MIDWIFERY_INSTITUTIONS, ...DISTRICT_HOUSES]

/** @throws when nobody has heard of it */
export function institutionById(id: string): MockInstitution {
  const found = INSTITUTIONS.find(institution => institution.id === id)
  if (!found) throw new Error(`there is no institution ${id}`)
  return found
}

export const OUTSIDE_BIRTHS_INSTITUTION = institutionById(FOR_BIRTHS_OUTSIDE)

/** Where births outside an institution happen, one after the other. */
export const PLACES: readonly Place[] = (Object.keys(DISTRICTS) as DistrictId[]).map(placeOf)
