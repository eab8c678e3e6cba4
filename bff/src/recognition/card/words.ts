/** What cards print before a value, in the standards' words (GA/T 461, GA/T 704 and the permits as issued). */
export const LABELS = {
  name: ['姓名', '姓名/Name'],
  sex: ['性别'],
  ethnicity: ['民族'],
  birth: ['出生日期', '出生'],
  address: ['住址'],
  citizenNumber: ['公民身份号码'],
  nationality: ['国籍'],
  validity: ['有效期限', '有效期至'],
  issuer: ['签发机关'],
  place: ['签发地点'],
  number: ['证件号码'],
  permitNumber: ['通行证号码'],
  count: ['换证次数', '签发次数'],
} as const satisfies Record<string, readonly [string, ...string[]]>
export type Label = keyof typeof LABELS

/** What a card calls itself; the English below it counts for as much. */
export const TITLES = {
  state: ['中华人民共和国'],
  identityCard: ['居民身份证'],
  residencePermit: ['港澳台居民居住证'],
  hongKongMacau: ['港澳居民来往内地通行证', 'MainlandTravelPermitforHongKongandMacaoResidents'],
  taiwan: ['台湾居民来往大陆通行证', 'MainlandTravelPermitforTaiwanResidents'],
  permanentResident: ['外国人永久居留身份证', 'FOREIGNPERMANENTRESIDENTIDCARD'],
} as const satisfies Record<string, readonly [string, ...string[]]>
export type Title = keyof typeof TITLES

/** What other cards that look alike say of themselves. */
export const STRANGERS = [
  '机动车驾驶证', '机动车行驶证', '准驾车型', '初次领证日期', '档案编号', '社会保障卡', '社会保障号码', '往来港澳通行证', '往来台湾通行证',
  '北京市居住证', '学生证', '工作证', '借记卡', '信用卡', '市政交通一卡通',
] as const
