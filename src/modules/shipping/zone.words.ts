/** Which part of the country a province of today (34 units) lies in, as carriers divide it: north, centre, south. Our choice; each carrier draws its own line. */
export type Part = 'north' | 'centre' | 'south'
const codes: Readonly<Record<Part, readonly string[]>> = {
  north: ['01', '04', '08', '11', '12', '14', '15', '19', '20', '22', '24', '25', '31', '33', '37'],
  centre: ['38', '40', '42', '44', '46', '48', '51', '52', '56', '66', '68'],
  south: ['75', '79', '80', '82', '86', '91', '92', '96'],
}
export const partOfProvince: ReadonlyMap<string, Part> = new Map(Object.entries(codes).flatMap(([part, list]) => list.map((code) => [code, part as Part] as const)))
