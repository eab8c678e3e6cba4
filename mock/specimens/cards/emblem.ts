import type { Sheet } from './sheet'

function star(x: number, y: number, radius: number, fill: string): string {
  const points = Array.from({ length: 10 }, (_, index) => {
    const r = index % 2 ? radius * 0.4 : radius
    return `${(x + r * Math.sin(index * Math.PI / 5)).toFixed(2)},${(y - r * Math.cos(index * Math.PI / 5)).toFixed(2)}`
  })
  return `<polygon points="${points.join(' ')}" fill="${fill}"/>`
}

/** A red disc in a golden wreath with stars over a gate: something of an emblem's size, colour and unrest, and no emblem. */
export function drawEmblem(sheet: Sheet, x: number, y: number, radius: number): void {
  const gold = sheet.chance.pick(['#c9a13b', '#b98f3a', '#d3ad55'])
  const red = sheet.chance.pick(['#c1352b', '#b32f2c', '#cf4a3c'])
  const wreath = Array.from({ length: 28 }, (_, index) => {
    const angle = index / 28 * 2 * Math.PI
    const [cx, cy] = [x + radius * 0.93 * Math.sin(angle), y + radius * 0.93 * Math.cos(angle)]
    return `<ellipse cx="${cx.toFixed(2)}" cy="${cy.toFixed(2)}" rx="${radius * 0.13}" ry="${radius * 0.07}" fill="${gold}" transform="rotate(${(90 - angle * 57.3).toFixed(0)} ${cx.toFixed(2)} ${cy.toFixed(2)})"/>`
  })
  const small = [[-0.4, -0.05], [-0.2, -0.2], [0.2, -0.2], [0.4, -0.05]].map(([dx, dy]) => star(x + dx! * radius, y + dy! * radius, radius * 0.09, gold))
  const gate = `<path d="M${x - radius * 0.5} ${y + radius * 0.55} v${-radius * 0.2} h${radius * 0.15} l${radius * 0.1} ${-radius * 0.12} h${radius * 0.5} l${radius * 0.1} ${radius * 0.12} h${radius * 0.15} v${radius * 0.2}z" fill="${gold}"/>`
  sheet.draw(`<circle cx="${x}" cy="${y}" r="${radius}" fill="${gold}"/><circle cx="${x}" cy="${y}" r="${radius * 0.84}" fill="${red}"/>${wreath.join('')}
    ${star(x, y - radius * 0.45, radius * 0.19, gold)}${small.join('')}${gate}<path d="M${x - radius * 0.62} ${y + radius * 0.72} q${radius * 0.62} ${radius * 0.42} ${radius * 1.24} 0" stroke="${red}" stroke-width="${radius * 0.16}" fill="none"/>`)
}
