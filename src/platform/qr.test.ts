import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { qrOf, qrPath } from './qr.ts'

const print = (text: string): string => qrOf(text).map((row) => row.map((dark) => (dark ? '#' : '.')).join('')).join('\n')

test('a short text makes the symbol that readers know', () => {
  expect(print('https://ocop.vn')).toMatchInlineSnapshot(`
    "#######.####...##.#######
    #.....#.#####...#.#.....#
    #.###.#.#..##..##.#.###.#
    #.###.#..#.##...#.#.###.#
    #.###.#.#.##..###.#.###.#
    #.....#...#....##.#.....#
    #######.#.#.#.#.#.#######
    ..........####.##........
    #..#######.###..##..#.###
    ...##......#.#..#..#####.
    ###...#....#.#.#.###.#..#
    #....#.#...#.#.#...######
    ..#.#.#...####..#.##....#
    ##..##.......####...#..#.
    ##.#.###..####.###..#####
    #.##.#..#.##...#.#.#.##.#
    #.#####.###...#######.##.
    ........#..######...#.##.
    #######.#.##....#.#.#...#
    #.....#.#.#.#.###...#..#.
    #.###.#.##..#########..#.
    #.###.#.###...#..##.....#
    #.###.#...#.#.#.#...#####
    #.....#..#....#..####.###
    #######.#....######..#..#"
  `)
})

// These symbols were read back by an independent reader (jsQR 1.4) when they were made, as were all lengths from 1 to 213 bytes.
test.each([[14, 21], [62, 33], [122, 45], [152, 49], [213, 57]])('%i bytes fit into %i modules', (bytes, modules) => {
  const text = 'Mỗi xã một sản phẩm '.repeat(20)
  let fitting = ''
  for (const letter of text) if (new TextEncoder().encode(fitting + letter).length <= bytes) fitting += letter; else break
  expect(qrOf(fitting.padEnd(fitting.length + bytes - new TextEncoder().encode(fitting).length, '.'))).toHaveLength(modules)
  expect(createHash('sha256').update(print(fitting)).digest('hex').slice(0, 16)).toMatchSnapshot()
})

test('too much text is refused', () => {
  expect(() => qrOf('x'.repeat(214))).toThrow(RangeError)
})

test('every symbol has its three corners, and its path draws as many modules as are dark', () => {
  fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => {
    const rows = qrOf(text)
    const corner = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######']
    const at = (top: number, left: number): string[] => corner.map((_, y) => rows[top + y]!.slice(left, left + 7).map((dark) => (dark ? '#' : '.')).join(''))
    for (const [top, left] of [[0, 0], [0, rows.length - 7], [rows.length - 7, 0]] as const) expect(at(top, left)).toEqual(corner)
    const drawn = [...qrPath(text).d.matchAll(/h(\d+)v/g)].reduce((sum, [, run]) => sum + Number(run), 0)
    expect(drawn).toBe(rows.flat().filter(Boolean).length)
  }), { numRuns: 40 })
})
