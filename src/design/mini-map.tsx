/** Where each province's tile lies: row and column, as on the large map (css/map.css). */
const places = '12:1/1 15:1/2 08:1/3 04:1/4 11:2/1 14:2/2 25:2/3 19:2/4 20:2/5 01:3/3 24:3/4 22:3/5 37:4/3 33:4/4 31:4/5 38:5/3 40:6/3 42:6/4 44:7/4 46:7/5 48:8/5 51:9/5 52:10/5 66:11/5 80:12/3 75:12/4 68:12/5 56:12/6 91:13/2 82:13/3 79:13/4 92:14/2 86:14/3 96:15/2'
  .split(' ').map((each) => {
    const [, code, row, column] = /^(\d\d):(\d+)\/(\d+)$/.exec(each)!
    return { code: code!, x: (Number(column) - 1) * 10, y: (Number(row) - 1) * 10 }
  })

const tile = (x: number, y: number): string => `M${x + 0.5} ${y + 0.5}h9v9h-9z`

/** The provinces whose tiles are drawn. */
export const mappedProvinces: readonly string[] = places.map(({ code }) => code)

/** The country at a glance with one province marked; Hoàng Sa and Trường Sa in the sea. Says nothing that words beside it do not say. */
export function MiniMap({ here }: { readonly here: string }) {
  const marked = places.find(({ code }) => code === here)
  return (
    <svg class="mini" viewBox="0 0 92 150" width="184" height="300" aria-hidden="true">
      <path class="mini-land" d={places.filter((each) => each !== marked).map(({ x, y }) => tile(x, y)).join('')} />
      {marked ? <path class="mini-here" d={tile(marked.x, marked.y)} /> : null}
      <path class="mini-sea" d="M62 76h3M70 73h4M78 77h3M67 81h2M75 82h3M60 127h2M67 124h3M75 128h2M83 125h3M64 132h2M72 134h3M80 133h2" />
      <g class="mini-words"><text x="90" y="92" text-anchor="end">Hoàng Sa</text><text x="90" y="145" text-anchor="end">Trường Sa</text></g>
    </svg>
  )
}
