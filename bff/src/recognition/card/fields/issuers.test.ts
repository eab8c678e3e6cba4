import { isLikeABranch, recognizeIssuer } from './issuers'

describe('the authority that issued a card', () => {
  it.each<[string, boolean, string, boolean]>([
    ['北京市公安局东城分局', false, '北京市公安局东城分局', true],
    ['北京市公安局西城分局', false, '北京市公安局西城分局', true],
    // no other district is written so, but there are branches outside the districts
    ['北京市公安局怀泺分局', false, '北京市公安局怀柔分局', false],
    // east or west
    ['北京市公安局末城分局', false, '北京市公安局末城分局', false],
    ['青岛市公安局市北分局', false, '青岛市公安局市北分局', true],
    ['昆山市公安局', false, '昆山市公安局', true],
    ['成都市公安局武侯区分局', false, '成都市公安局武侯区分局', true],
    ['筱发机美廊坊市公安局安次分局', false, '廊坊市公安局安次分局', true],
    ['青岛市公安晟市南分舄', false, '青岛市公安局市南分局', false],
    ['乌有市公安局', false, '乌有市公安局', false],
    ['公安部出入境管理局', true, '公安部出入境管理局', true],
    ['中华人民共和国山入境管理局', true, '中华人民共和国出入境管理局', true],
    ['国家移民官埋局', true, '国家移民管理局', true],
    ['公安部', true, '公安部', true],
    ['签发机蚩国家移民管理局', true, '国家移民管理局', true],
    ['签发机关公安部', true, '公安部', true],
    ['公安部出入境管理局香港', true, '公安部出入境管理局', true],
    ['签发机关签发地点', true, '签发机关签发地点', false],
    ['签发机关', true, '签发机关', false],
    ['北京市公安局东城分局', true, '北京市公安局东城分局', false],
  ])('%s (of the state: %s) is %s, known: %s', (text, central, name, known) => expect(recognizeIssuer(text, central)).toEqual({ name, known }))
})

describe('a branch that is on no list', () => {
  it.each([['北京市公安局经济技术开发区分局', true], ['成都市公安局武侯分局', true], ['都市公安局武侯分局', false], ['北京市公安局经济技术开发', false], ['公安局武侯分局', false]])(
    '%s may be one: %s', (text, like) => expect(isLikeABranch(text)).toBe(like))
})
