import sharp from 'sharp'
import type { Raster } from '../desk'
import type { Chance } from '../chance'
import { drawFace } from '../cards/portrait'
import { write, writeBlock } from './paper'
import { CHAT_NAMES, SENTENCES } from './words'

async function rasterize(body: string, width: number, height: number): Promise<Raster> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 100 ${100 * height / width}">${body}</svg>`
  const { data, info } = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length) }
}

/** Hills under a sky, with trees or houses. */
export async function paintLandscape(chance: Chance, width: number, height: number): Promise<Raster> {
  const tall = 100 * height / width
  const hill = (y: number, fill: string) => `<path d="M0 ${y} ${Array.from({ length: 5 }, (_, i) => `Q${i * 22 + 8} ${y + chance.between(-14, 6)} ${i * 22 + 22} ${y + chance.between(-5, 5)}`).join(' ')} V${tall} H0z" fill="${fill}"/>`
  const things = Array.from({ length: 26 }, () => {
    const [x, y, size] = [chance.between(0, 100), chance.between(tall * 0.62, tall * 0.97), chance.between(1.5, 7)]
    return chance.next() < 0.3
      ? `<rect x="${x}" y="${y - size}" width="${size * 1.3}" height="${size}" fill="${chance.pick(['#b9a68c', '#a44b3a', '#d8d4cc'])}"/><rect x="${x + size * 0.2}" y="${y - size * 0.7}" width="${size * 0.3}" height="${size * 0.3}" fill="#345"/>`
      : `<rect x="${x + size * 0.4}" y="${y - size * 0.3}" width="${size * 0.2}" height="${size * 0.5}" fill="#5a4030"/><ellipse cx="${x + size / 2}" cy="${y - size}" rx="${size * 0.6}" ry="${size}" fill="${chance.pick(['#2f5b34', '#47763b', '#8a7a2f'])}"/>`
  })
  const [high, low] = chance.pick([['#5d93cf', '#dbe9f4'], ['#33405f', '#e39a6a'], ['#8fa0ad', '#d7dce0']] as const)
  return rasterize(`<defs><linearGradient id="s" x2="0" y2="1"><stop offset="0" stop-color="${high}"/><stop offset="0.6" stop-color="${low}"/></linearGradient></defs><rect width="100" height="${tall}" fill="url(#s)"/>
    <circle cx="${chance.between(10, 90)}" cy="${chance.between(5, 25)}" r="${chance.between(2, 5)}" fill="#fff3c9" fill-opacity="0.9"/>${hill(tall * 0.5, '#7f94a0')}${hill(tall * 0.58, '#6a8a6a')}${hill(tall * 0.68, '#567a4a')}${things.join('')}`, width, height)
}

/** A face before a wall. */
export async function paintFace(chance: Chance, width: number, height: number): Promise<Raster> {
  const tall = 100 * height / width
  const size = Math.min(100, tall) * chance.between(0.6, 0.95)
  return rasterize(`<rect width="100" height="${tall}" fill="${chance.pick(['#cfd6db', '#b7a58f', '#8da28f', '#e5e1d8'])}"/>
    <svg x="${50 - size * 0.4}" y="${tall - size}" width="${size * 0.8}" height="${size}" viewBox="0 0 26 32">${drawFace(chance, chance.next() < 0.5)}</svg>`, width, height)
}

/** What a phone shows of a chat. */
export async function paintChat(chance: Chance, width: number, height: number): Promise<Raster> {
  const parts = ['<rect width="100" height="300" fill="#ededed"/><rect width="100" height="20" fill="#f7f7f7"/>', write(`${chance.integer(7, 22)}:${chance.integer(10, 59)}`, 5, 6, { font: 'semibold', size: 3.6 }), write(chance.pick(CHAT_NAMES), 42, 15, { font: 'heiNoto', size: 4.6 })]
  let y = 28
  while (y < 100 * height / width - 30) {
    const mine = chance.next() < 0.5
    const { svg, next } = writeBlock(chance.pick(SENTENCES), mine ? 25 : 20, y + 5, { font: 'heiNoto', size: 4.2, width: 55, gap: 6.2, fill: '#191919' })
    parts.push(`<rect x="${mine ? 90 : 4}" y="${y - 2}" width="9" height="9" rx="1" fill="${chance.pick(['#789', '#a86', '#6a8', '#b67'])}"/><rect x="${mine ? 22 : 17}" y="${y - 2}" width="${62}" height="${next - y}" rx="1.5" fill="${mine ? '#95ec69' : '#fff'}"/>`, svg)
    y = next + 6
  }
  return rasterize(parts.join(''), width, height)
}
