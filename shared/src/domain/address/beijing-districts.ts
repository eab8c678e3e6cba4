/** A district of Beijing as GB/T 2260 has it now. */
export type District = { code: string; name: string }

/**
 * The sixteen districts, and what their parts were called since the first certificates (1996): 崇文 and 宣武 were merged in 2010;
 * the others were counties until 1997 (通县), 1998, 1999, 2001 (大兴, 平谷, 怀柔) and 2015. The Economic-Technological
 * Area (北京经济技术开发区, Yizhuang) has no code of its own: it lies in 大兴 and 通州.
 */
export const BEIJING_DISTRICTS: readonly (District & { formerly?: District })[] = [
  { code: '110101', name: '东城区', formerly: { code: '110103', name: '崇文区' } },
  { code: '110102', name: '西城区', formerly: { code: '110104', name: '宣武区' } },
  { code: '110105', name: '朝阳区' },
  { code: '110106', name: '丰台区' },
  { code: '110107', name: '石景山区' },
  { code: '110108', name: '海淀区' },
  { code: '110109', name: '门头沟区' },
  { code: '110111', name: '房山区' },
  { code: '110112', name: '通州区', formerly: { code: '110223', name: '通县' } },
  { code: '110113', name: '顺义区', formerly: { code: '110222', name: '顺义县' } },
  { code: '110114', name: '昌平区', formerly: { code: '110221', name: '昌平县' } },
  { code: '110115', name: '大兴区', formerly: { code: '110224', name: '大兴县' } },
  { code: '110116', name: '怀柔区', formerly: { code: '110227', name: '怀柔县' } },
  { code: '110117', name: '平谷区', formerly: { code: '110226', name: '平谷县' } },
  { code: '110118', name: '密云区', formerly: { code: '110228', name: '密云县' } },
  { code: '110119', name: '延庆区', formerly: { code: '110229', name: '延庆县' } },
]

/**
 * The district of today for a name or code of any time since 1996: 崇文区, 崇文, 北京市崇文区, 110103 and a street's code below it are all
 * 东城区. Null for what is not in Beijing, and for the Economic-Technological Area, whose name does not say which district.
 */
export function currentDistrict(nameOrCode: string): District | null {
  const text = nameOrCode.normalize('NFKC').replace(/\s/g, '')
  const name = text.replace(/^北京市?/, '')
  const isIt = (district: District | undefined) =>
    district !== undefined && (/^\d{6,}$/.test(text) ? text.startsWith(district.code) : name === district.name || name === stem(district.name))
  const found = BEIJING_DISTRICTS.find(district => isIt(district) || isIt(district.formerly))
  return found ? { code: found.code, name: found.name } : null
}

/** 朝阳 for 朝阳区. A name of two characters is never shortened: nobody says 通 for 通县. */
function stem(name: string): string {
  return name.length > 2 ? name.slice(0, -1) : name
}
