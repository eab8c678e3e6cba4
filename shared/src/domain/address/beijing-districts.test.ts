import { BEIJING_DISTRICTS, currentDistrict } from './beijing-districts'

describe('the districts of Beijing', () => {
  it('are sixteen, with a code each', () => {
    expect(BEIJING_DISTRICTS).toHaveLength(16)
    const codes = BEIJING_DISTRICTS.flatMap(({ code, formerly }) => [code, ...(formerly ? [formerly.code] : [])])
    expect(codes.every(code => /^110[12]\d\d$/.test(code))).toBe(true)
    expect(new Set(codes).size).toBe(codes.length)
  })

  test.each<[string, string | null]>([
    ['朝阳区', '朝阳区'],
    ['朝阳', '朝阳区'],
    ['110105', '朝阳区'],
    ['110105026', '朝阳区'],
    ['110105026001', '朝阳区'],
    ['１１０１０５', '朝阳区'],
    ['北京市朝阳区', '朝阳区'],
    ['北京 朝阳区', '朝阳区'],
    ['崇文区', '东城区'],
    ['崇文', '东城区'],
    ['110103', '东城区'],
    ['宣武区', '西城区'],
    ['110104', '西城区'],
    ['密云县', '密云区'],
    ['110228', '密云区'],
    ['110118', '密云区'],
    ['延庆县', '延庆区'],
    ['110229', '延庆区'],
    ['大兴县', '大兴区'],
    ['通县', '通州区'],
    ['110223', '通州区'],
    ['通', null],
    ['门头沟', '门头沟区'],
    ['北京经济技术开发区', null],
    ['亦庄', null],
    ['天津市和平区', null],
    ['120101', null],
    ['110100', null],
    ['11', null],
    ['北京市', null],
    ['', null],
  ])('%s is today %s', (text, name) => expect(currentDistrict(text)?.name ?? null).toBe(name))

  it('come with their code', () => expect(currentDistrict('崇文区')).toEqual({ code: '110101', name: '东城区' }))
})
