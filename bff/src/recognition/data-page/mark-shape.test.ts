import { nameMark } from './mark-shape'

const drawn = (rows: string[]) => nameMark({ width: rows[0]!.length, height: rows.length, ink: Float32Array.from(rows.join(''), sign => (sign === '#' ? 1 : 0)) })

it.each<[string, string, string[]]>([
  ['two dots', '\u0308', ['##....##', '##....##']],
  ['a rising stroke', '\u0301', ['....###', '..###..', '###....']],
  ['a falling stroke', '\u0300', ['###....', '..###..', '....###']],
  ['a roof', '\u0302', ['....##....', '..######..', '###....###']],
  ['a hook turned up', '\u030c', ['###....###', '..######..', '....##....']],
  ['a wave', '\u0303', ['.####......#', '##..##....##', '#....##..##.', '......####..']],
  ['a dot', '\u0307', ['###', '###', '###']],
  ['a ring', '\u030a', ['.###.', '#...#', '#...#', '#...#', '.###.']],
])('%s is known by its shape', (_, mark, rows) => expect(drawn(rows)).toBe(mark))

it('no ink is no mark', () => expect(drawn(['...', '...'])).toBeNull())
