/** The portal's sign as a picture of its own: four woven strips on a ground; `round` for the browser's tab, full for home screens. */
export function sheetSign(round: boolean): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="${round ? 14 : 0}" fill="#12402a"/>`
    + '<g transform="translate(32 32)rotate(45)scale(1.02)translate(-20 -20)" fill="none" stroke-width="6.4"><path stroke="#f3f6ea" d="M15 3V20.4M15 29.6V37M25 3V10.4M25 19.6V37"/><path stroke="#8fc08a" d="M3 15H10.4M19.6 15H37M3 25H20.4M29.6 25H37"/></g></svg>'
}
