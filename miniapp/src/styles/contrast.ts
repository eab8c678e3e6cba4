/** What stands on what, and the least contrast it may have: 4.5 for words, 3 for the edge of something to be used (WCAG 2.2, 1.4.3 and 1.4.11). */
export const PAIRS: readonly { front: string; ground: string; least: number }[] = [
  ...['ground', 'surface'].flatMap(ground => [
    ...['ink', 'ink-soft', 'accent', 'danger'].map(front => ({ front, ground, least: 4.5 })),
    { front: 'edge', ground, least: 3 },
  ]),
  { front: 'on-accent', ground: 'accent', least: 4.5 },
  { front: 'on-accent', ground: 'accent-deep', least: 4.5 },
  { front: 'ink', ground: 'line', least: 4.5 },
  ...['accent', 'accent-deep', 'ink', 'ink-soft'].map(front => ({ front, ground: 'accent-soft', least: 4.5 })),
  ...['danger', 'warning', 'success', 'info'].flatMap(tone => [tone, 'ink', 'ink-soft'].map(front => ({ front, ground: `${tone}-soft`, least: 4.5 }))),
]

/** The contrast of two colours `#rrggbb`, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrastOf(one: string, other: string): number {
  const [dark, light] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminanceOf(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map(at => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
