import { findWord } from './anchors'

const find = (text: string, word: string, lenient = false) => findWord([...text], word, lenient)

describe('a word that a card prints', () => {
  it.each<[string, string, { from: number; to: number; likeness: number } | null]>([
    ['姓名王小明', '姓名', { from: 0, to: 2, likeness: 1 }],
    ['王小明', '姓名', null],
    // of two signs both must be right
    ['姓各王小明', '姓名', null],
    ['“签发机关北京', '签发机关', { from: 1, to: 5, likeness: 1 }],
    ['签发杌关北京', '签发机关', { from: 0, to: 4, likeness: 0.75 }],
    // the last sign was misread, and is not the first of the value
    ['证件号砂63002757', '证件号码', { from: 0, to: 4, likeness: 0.75 }],
    ['签友杌关北京', '签发机关', null],
    ['港澳居民来住内地通行证', '港澳居民来往内地通行证', { from: 0, to: 11, likeness: 10 / 11 }],
    ['公民身_份号码', '公民身份号码', { from: 0, to: 7, likeness: 1 }],
    ['往来港澳通行证', '港澳居民来往内地通行证', null],
    ['', '姓名', null],
  ])('%s holds %s: %j', (text, word, expected) => {
    const found = find(text, word)
    if (expected) expect(found).toEqual({ ...expected, likeness: expect.closeTo(expected.likeness, 5) as number })
    else expect(found).toBeNull()
  })

  it('may be half right where nothing else can stand there', () => {
    expect(find('姓各', '姓名', true)).toMatchObject({ likeness: 0.5 })
  })
})
