import { shareOf } from './sharing'

describe('what is shared of a page', () => {
  test.each([
    ['the start page', '/pages/home/index', { title: 'Here', path: '/pages/home/index' }],
    ['the first page of a kind', '/packages/apply/pages/begin/index?kind=reissue', { title: 'Here', path: '/packages/apply/pages/begin/index?kind=reissue' }],
    ['guidance, without the application it was shown for', '/packages/apply/pages/guidance/index?code=twoParents&id=0123', { title: 'Here', path: '/packages/apply/pages/guidance/index?code=twoParents' }],
    ['of an application, the start page', '/packages/track/pages/application/index?id=0123', { title: 'The service', path: '/pages/home/index' }],
    ['of an invitation, the start page', '/packages/apply/pages/join/index?code=ABCD', { title: 'The service', path: '/pages/home/index' }],
    ['of a page nobody has thought of, the start page', '/packages/new/pages/new/index?name=Ann', { title: 'The service', path: '/pages/home/index' }],
  ])('%s', (_, address, share) => {
    expect(shareOf(address, 'Here', 'The service')).toEqual(share)
  })
})
