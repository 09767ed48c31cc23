/** The few signs of the interface, all drawn with one pen on a 24 × 24 sheet. Their words always stand beside them. */
const paths = {
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5',
  share: 'M12 15V3M8 7l4-4 4 4M5 12v8h14v-8',
  check: 'M4 12.5l5.5 5.5L20 7',
  wait: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5.5l3.5 2',
  warn: 'M12 3.5L22 20.5H2zM12 10v5M12 17.6v.2',
  pin: 'M12 21.5s7-6.4 7-11.7A7 7 0 0 0 5 9.8c0 5.3 7 11.7 7 11.7zM12 7.3a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2z',
  home: 'M3 11.5L12 4l9 7.5M5.5 10v10h13V10M10 20v-6h4v6',
  paper: 'M6 3h8l4.5 4.5V21H6zM14 3v5h4.5M9 12.5h6.5M9 16.5h6.5',
  filter: 'M3 6h10M19 6h2M16 3.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM3 17h3M12 17h9M9 14.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  close: 'M5 5l14 14M19 5L5 19',
  next: 'M9 5l7 7-7 7',
  back: 'M15 5l-7 7 7 7',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c.6-4.5 3.7-7 8-7s7.4 2.5 8 7',
  flag: 'M6 22V3.5M6 4.5h12l-2.5 4 2.5 4H6',
  down: 'M12 4v12M7 11l5 5 5-5M4 20.5h16',
  up: 'M12 20V5M7 10l5-5 5 5',
  basket: 'M3 10h18l-2 10H5zM8 10l3-6M16 10l-3-6M9 13.5v3.5M12 13.5v3.5M15 13.5v3.5',
  offline: 'M3 3l18 18M8.5 15.5a5 5 0 0 1 7 0M5 12a10 10 0 0 1 4-2.3M19 12a10 10 0 0 0-5-2.6M12 19.5v.1',
  camera: 'M3 8h4l2-3h6l2 3h4v12H3zM12 10a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
  plus: 'M12 4v16M4 12h16',
  lock: 'M6 11h12v10H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
} as const

export type IconName = keyof typeof paths

/** A sign of the interface; hidden from readers of the screen, since words stand beside it. */
export function Icon({ name }: { readonly name: IconName }) {
  return <svg class="ic" viewBox="0 0 24 24" aria-hidden="true"><path d={paths[name]} /></svg>
}

/** The mark: four strips of a woven tray, each over one and under the next. */
export function Mark() {
  return (
    <svg viewBox="0 0 40 40" aria-hidden="true">
      <g transform="rotate(45 20 20)" fill="none" stroke="currentColor" stroke-width="6.4">
        <path d="M15 3V20.4M15 29.6V37M25 3V10.4M25 19.6V37" />
        <path d="M3 15H10.4M19.6 15H37M3 25H20.4M29.6 25H37" opacity=".62" />
      </g>
    </svg>
  )
}
