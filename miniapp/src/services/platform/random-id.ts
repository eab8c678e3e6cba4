/** Sixteen random bytes as a version 4 UUID. */
export function uuidOf(bytes: ArrayLike<number>): string {
  const hex = Array.from({ length: 16 }, (_, i) => {
    const byte = bytes[i] ?? 0
    const marked = i === 6 ? (byte & 0x0f) | 0x40 : i === 8 ? (byte & 0x3f) | 0x80 : byte
    return (marked + 0x100).toString(16).slice(1)
  }).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
