import { institutionById, OUTSIDE_BIRTHS_INSTITUTION } from '../../mock/people/institutions'
import type { StaffAccount } from './stack'

export const DEMO_PASSWORD = 'a-demo-password'

/** Two clerks each, because an on-site check has two signatures: `clerk-<id>` and `clerk-<id>-2`. */
const CLERKS: readonly [institution: string, first: string, second: string][] = [
  ['minghu', '周敏', '沈佳'],
  ['anningqiao', '何晓燕', '唐宁'],
  ['qingtong', '蒋丽', '秦岚'],
  ['songlan', '邓洁', '许峰'],
  ['xiliuqiao', '贾蓉', '丁一凡'],
  // births outside an institution
  [OUTSIDE_BIRTHS_INSTITUTION.id, '范玲', '潘雨'],
  // issues again for its district
  ['chaoyang-mch', '董慧', '袁方'],
]

/** The districts of those institutions, by the one that tells their code. */
const DISTRICT_MANAGERS: readonly [district: string, institution: string, name: string][] = [
  ['chaoyang', 'minghu', '郑国栋'],
  ['shunyi', 'anningqiao', '田野'],
  ['haidian', 'qingtong', '白静'],
  ['dongcheng', 'songlan', '石磊'],
  ['xicheng', 'xiliuqiao', '江帆'],
]

/** Everybody who can sign in as staff, the clerk of the first demo couple first. */
export const DEMO_STAFF: readonly StaffAccount[] = [
  ...CLERKS.flatMap(([id, ...names]) =>
    names.map((displayName, i): Omit<StaffAccount, 'password'> => ({
      username: i ? `clerk-${id}-2` : `clerk-${id}`, role: 'clerk', displayName, institutionCode: institutionById(id).wire.JGDM,
    })),
  ),
  ...DISTRICT_MANAGERS.map(([district, id, displayName]): Omit<StaffAccount, 'password'> => ({
    username: `district-${district}`, role: 'districtManager', displayName, districtCode: institutionById(id).wire.XZQHDM,
  })),
  { username: 'city', role: 'cityManager', displayName: '罗婧' } satisfies Omit<StaffAccount, 'password'>,
].map(person => ({ ...person, password: DEMO_PASSWORD }))
