import { createPhotos } from './photos'

const local = (id: string) => ({ file: id, preview: `blob:${id}` })

/** Photos of a server that can be switched off. */
function aDevice() {
  const fetched: string[] = []
  const freed: string[] = []
  const server = { down: false }
  const photos = createPhotos({
    fetch: async id => {
      fetched.push(id)
      if (server.down) throw new Error('no network')
      return local(id)
    },
    free: preview => void freed.push(preview),
  })
  return { photos, fetched, freed, server }
}
const settle = () => new Promise(resolve => setImmediate(resolve))

describe('a photo on this device', () => {
  it('is fetched once, however many parts of a page show it', async () => {
    const { photos, fetched } = aDevice()
    expect(await Promise.all([photos.open('a'), photos.open('a')])).toEqual([local('a'), local('a')])
    expect(fetched).toEqual(['a'])
  })

  it('that was sent from here is not fetched', async () => {
    const { photos, fetched } = aDevice()
    photos.keep('a', { file: 'mine', preview: 'wxfile://mine' })
    expect(await photos.open('a')).toMatchObject({ file: 'mine' })
    expect(fetched).toEqual([])
  })

  it('that did not come is asked for again the next time', async () => {
    const { photos, fetched, server } = aDevice()
    server.down = true
    await expect(photos.open('a')).rejects.toThrow('no network')
    server.down = false
    expect(await photos.open('a')).toEqual(local('a'))
    expect(fetched).toEqual(['a', 'a'])
  })

  it('stays while somebody looks at it, and a few stay after that', async () => {
    const { photos, freed } = aDevice()
    await photos.open('seen')
    for (const id of ['1', '2', '3', '4', '5', '6', '7']) {
      await photos.open(id)
      photos.close(id)
    }
    await settle()
    expect(freed).toEqual(['blob:1'])
  })

  it('that cannot be shown as it is here is fetched as it is kept', async () => {
    const { photos, fetched, freed } = aDevice()
    photos.keep('a', { file: 'photo.heic', preview: 'blob:heic' })
    await photos.open('a')
    photos.discard('a')
    await settle()
    expect([await photos.open('a'), fetched, freed]).toEqual([local('a'), ['a'], ['blob:heic']])
  })

  it('goes with the person', async () => {
    const { photos, freed } = aDevice()
    await photos.open('a')
    photos.keep('b', local('b'))
    photos.forgetAll()
    await settle()
    expect(freed).toEqual(['blob:a', 'blob:b'])
  })
})
