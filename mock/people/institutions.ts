import type { WireInstitution } from '../../bff/src/upstream/phase3/wire'

type Row = {
  district: [code: string, name: string, english: string]
  name: string
  nameEnglish: string
  street: [name: string, english: string, number: number]
  phone: string
  hours: [name: string, english: string]
  /** 出生(分娩)地点类别 of a birth there */
  kind: '1' | '2'
}

const WEEKDAYS: [string, string] = ['周一至周五 8:00–11:30，13:00–16:30', 'Monday to Friday, 8:00–11:30 and 13:00–16:30']
const EVERY_MORNING: [string, string] = ['每天 8:30–11:30', 'Every day, 8:30–11:30']
const WITH_SATURDAY: [string, string] = ['周一至周六 9:00–17:00', 'Monday to Saturday, 9:00–17:00']

/** Invented houses and streets in districts that exist (GB/T 2260); no telephone number in Beijing begins with 1. */
const ROWS: Row[] = [
  { district: ['110105', '朝阳区', 'Chaoyang'], name: '北京明湖妇产医院', nameEnglish: "Beijing Minghu Women's Hospital", street: ['明湖东路', 'Minghu East Road', 18], phone: '010-1234 5601', hours: WITH_SATURDAY, kind: '1' },
  { district: ['110113', '顺义区', 'Shunyi'], name: '北京安宁桥医院', nameEnglish: 'Beijing Anningqiao Hospital', street: ['安宁桥街', 'Anningqiao Street', 6], phone: '010-1234 5602', hours: WEEKDAYS, kind: '1' },
  { district: ['110108', '海淀区', 'Haidian'], name: '北京青桐妇幼保健院', nameEnglish: 'Beijing Qingtong Maternal and Child Health Hospital', street: ['青桐路', 'Qingtong Road', 33], phone: '010-1234 5603', hours: WEEKDAYS, kind: '2' },
  { district: ['110101', '东城区', 'Dongcheng'], name: '北京松岚医院', nameEnglish: 'Beijing Songlan Hospital', street: ['松岚胡同', 'Songlan Hutong', 9], phone: '010-1234 5604', hours: WEEKDAYS, kind: '1' },
  { district: ['110102', '西城区', 'Xicheng'], name: '北京西柳桥医院', nameEnglish: 'Beijing Xiliuqiao Hospital', street: ['西柳桥北街', 'Xiliuqiao North Street', 21], phone: '010-1234 5605', hours: EVERY_MORNING, kind: '1' },
  { district: ['110106', '丰台区', 'Fengtai'], name: '北京禾塘妇产医院', nameEnglish: "Beijing Hetang Women's Hospital", street: ['禾塘南路', 'Hetang South Road', 102], phone: '010-1234 5606', hours: WEEKDAYS, kind: '1' },
  { district: ['110112', '通州区', 'Tongzhou'], name: '北京云渡妇幼保健院', nameEnglish: 'Beijing Yundu Maternal and Child Health Hospital', street: ['云渡大街', 'Yundu Avenue', 77], phone: '010-1234 5607', hours: WEEKDAYS, kind: '2' },
  { district: ['110114', '昌平区', 'Changping'], name: '北京霜林医院', nameEnglish: 'Beijing Shuanglin Hospital', street: ['霜林路', 'Shuanglin Road', 5], phone: '010-1234 5608', hours: EVERY_MORNING, kind: '1' },
  { district: ['110115', '大兴区', 'Daxing'], name: '北京南苇医院', nameEnglish: 'Beijing Nanwei Hospital', street: ['南苇街', 'Nanwei Street', 48], phone: '010-1234 5609', hours: WEEKDAYS, kind: '1' },
  { district: ['110101', '东城区', 'Dongcheng'], name: '北京澜庭妇产医院', nameEnglish: "Beijing Lanting Women's Hospital", street: ['澜庭西巷', 'Lanting West Lane', 2], phone: '010-1234 5610', hours: WEEKDAYS, kind: '1' },
]

export type MockInstitution = { wire: WireInstitution; kind: '1' | '2' }

/** The midwifery institutions of the mock city. The first two are those of the demo couples with photographed passports. */
export const INSTITUTIONS: readonly MockInstitution[] = ROWS.map(({ district, name, nameEnglish, street, phone, hours, kind }, index) => ({
  kind,
  wire: {
    JGDM: `JG${district[0]}${String(index + 1).padStart(2, '0')}`,
    JGMC: name,
    JGYWMC: nameEnglish,
    XZQHDM: district[0],
    DZ: `北京市${district[1]}${street[0]}${street[2]}号`,
    YWDZ: `${street[2]} ${street[1]}, ${district[2]} District, Beijing`,
    DH: phone,
    BGSJ: hours[0],
    YWBGSJ: hours[1],
  },
}))

/** Issues for newborns that were not born in any institution: one house does it for the whole city. */
export const OUTSIDE_BIRTHS_INSTITUTION = INSTITUTIONS[INSTITUTIONS.length - 1]!
