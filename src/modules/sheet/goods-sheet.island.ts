/** The sheet of goods with arrow keys, Enter, paste from Excel, undo, a count of what was changed, drafts, and a warning before it is left. */
type Cell = HTMLInputElement | HTMLSelectElement
interface Step { readonly cell: Cell; readonly from: string; readonly to: string }

const form = document.querySelector<HTMLFormElement>('form.sheet-form')
if (form) {
  const words = JSON.parse(form.dataset['words'] ?? '{}') as Record<'changed' | 'none' | 'draft' | 'undo' | 'drop', string>
  const count = form.querySelector<HTMLElement>('.count')!
  const place = `bang:${form.dataset['draft']}`
  const bodies = [...form.querySelectorAll<HTMLTableSectionElement>('tbody')]
  const cellsOf = (of: Element): Cell[] => [...of.querySelectorAll<Cell>('input:not([type=hidden]),select')]
  /** Each row’s cells in the order of the columns; what belongs to the product stands in its first row only. */
  const lines = [...form.querySelectorAll<HTMLTableRowElement>('tbody tr')].map(cellsOf)
  const steps: (readonly Step[])[] = []
  let sending = false
  let before = ''

  const isTick = (cell: Cell): cell is HTMLInputElement & { type: 'checkbox' } => cell instanceof HTMLInputElement && cell.type === 'checkbox'
  const valueOf = (cell: Cell): string => (isTick(cell) ? (cell.checked ? 'co' : '') : cell.value)
  const firstOf = (cell: Cell): string => (isTick(cell) ? (cell.defaultChecked ? 'co' : '') : cell instanceof HTMLSelectElement ? [...cell.options].find((option) => option.defaultSelected)?.value ?? cell.options[0]!.value : cell.defaultValue)
  const put = (cell: Cell, value: string): void => {
    if (isTick(cell)) cell.checked = /^(?:có|co|x|1|✓|yes|true|đang bán)$/i.test(value.trim())
    else if (cell instanceof HTMLSelectElement) { if ([...cell.options].some((option) => option.value === value)) cell.value = value } else cell.value = value.trim().slice(0, 80)
  }
  /** Rows that came back from the server unsaved count as changed. */
  const unsaved = (body: Element): boolean => body.hasAttribute('data-unsaved')
  const changed = (body: Element): boolean => unsaved(body) || cellsOf(body).some((cell) => valueOf(cell) !== firstOf(cell))
  const tokenOf = (body: Element): string => body.querySelector<HTMLInputElement>('input[name^="d-"]')!.value
  const productOf = (body: Element): string => tokenOf(body).split('.')[0]!

  const keep = (touched: readonly Element[]): void => {
    // By product and column, for the rows may come in another order next time.
    const draft = touched.map((body) => ({ token: tokenOf(body), cells: cellsOf(body).map(valueOf) }))
    try {
      if (draft.length > 0) localStorage.setItem(place, JSON.stringify(draft))
      else localStorage.removeItem(place)
    } catch { /* no room, or not allowed: the warning stays */ }
  }
  const show = (): void => {
    const touched = bodies.filter(changed)
    for (const body of bodies) body.classList.toggle('touched', touched.includes(body))
    count.textContent = touched.length > 0 ? words.changed.replace('#', String(touched.length)) : words.none
    undo.hidden = steps.length === 0
    drop.hidden = touched.length === 0
    keep(touched)
  }
  const button = (text: string, act: () => void): HTMLButtonElement => {
    const made = document.createElement('button')
    made.type = 'button'
    made.className = 'btn btn-3'
    made.textContent = text
    made.hidden = true
    made.addEventListener('click', act)
    count.parentElement!.append(made)
    return made
  }
  const back = (): void => {
    for (const { cell, from } of steps.pop() ?? []) { if (isTick(cell)) cell.checked = from === 'co'; else cell.value = from }
    show()
  }
  const undo = button(words.undo, back)
  const drop = button(words.drop, () => {
    const all = bodies.flatMap(cellsOf).filter((cell) => valueOf(cell) !== firstOf(cell)).map((cell): Step => ({ cell, from: valueOf(cell), to: firstOf(cell) }))
    for (const { cell, to } of all) { if (isTick(cell)) cell.checked = to === 'co'; else cell.value = to }
    if (all.length > 0) steps.push(all)
    show()
    if (!bodies.some(unsaved)) return
    sending = true
    keep([])
    location.href = form.action
  })

  const at = (cell: Cell): [line: number, column: number] => {
    const line = lines.findIndex((cells) => cells.includes(cell))
    return [line, line < 0 ? -1 : lines[line]!.indexOf(cell)]
  }
  const go = (line: number, column: number): boolean => {
    const cell = lines[line]?.[column]
    if (!cell) return false
    cell.focus()
    if (cell instanceof HTMLInputElement && !isTick(cell)) cell.select()
    return true
  }
  /** The nearest line, up or down, that has this column. */
  const along = (line: number, column: number, by: 1 | -1): boolean => {
    for (let next = line + by; next >= 0 && next < lines.length; next += by) if (go(next, column)) return true
    return false
  }

  form.addEventListener('focusin', (event) => { before = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement ? valueOf(event.target) : '' })
  form.addEventListener('change', (event) => {
    const cell = event.target as Cell
    if (at(cell)[0] >= 0) {
      const from = isTick(cell) ? (cell.checked ? '' : 'co') : before
      if (from !== valueOf(cell)) steps.push([{ cell, from, to: valueOf(cell) }])
      before = valueOf(cell)
    }
    show()
  })
  form.addEventListener('input', () => { sending = false })
  form.addEventListener('keydown', (event) => {
    const cell = event.target as Cell
    const [line, column] = at(cell)
    if (line < 0 || event.isComposing) return
    const text = cell instanceof HTMLInputElement && !isTick(cell) ? cell : null
    let done = false
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && valueOf(cell) === before && steps.length > 0) { back(); before = valueOf(cell); done = true }
    else if (event.ctrlKey || event.metaKey || event.altKey) return
    else if (event.key === 'ArrowDown' && !(cell instanceof HTMLSelectElement)) done = along(line, column, 1)
    else if (event.key === 'ArrowUp' && !(cell instanceof HTMLSelectElement)) done = along(line, column, -1)
    else if (event.key === 'Enter') { along(line, column, event.shiftKey ? -1 : 1); done = true }
    else if (event.key === 'ArrowLeft' && (!text || (text.selectionStart === 0 && (text.selectionEnd === 0 || text.selectionEnd === text.value.length)))) done = go(line, column - 1)
    else if (event.key === 'ArrowRight' && (!text || text.selectionEnd === text.value.length)) done = go(line, column + 1)
    if (done) event.preventDefault()
  })
  form.addEventListener('paste', (event) => {
    const [line, column] = at(event.target as Cell)
    const text = event.clipboardData?.getData('text/plain').replace(/\r\n?/g, '\n').replace(/\n$/, '') ?? ''
    if (line < 0 || !/[\t\n]/.test(text)) return
    event.preventDefault()
    const all: Step[] = []
    for (const [down, row] of text.split('\n').entries()) {
      for (const [across, value] of row.split('\t').entries()) {
        const cell = lines[line + down]?.[column + across]
        if (!cell) continue
        const from = valueOf(cell)
        put(cell, value)
        if (valueOf(cell) !== from) all.push({ cell, from, to: valueOf(cell) })
      }
    }
    if (all.length > 0) steps.push(all)
    before = valueOf(event.target as Cell)
    show()
  })

  // Only what was changed is sent.
  form.addEventListener('submit', () => { sending = true })
  form.addEventListener('formdata', (event) => {
    for (const body of bodies) if (!changed(body)) for (const field of body.querySelectorAll<Cell>('input,select')) event.formData.delete(field.name)
  })
  addEventListener('pageshow', () => { sending = false })
  addEventListener('beforeunload', (event) => { if (!sending && bodies.some(changed)) event.preventDefault() })

  try {
    let again = 0
    for (const { token, cells } of JSON.parse(localStorage.getItem(place) ?? '[]') as { token: string; cells: string[] }[]) {
      // What changed since is not overwritten with old drafts.
      const body = bodies.find((each) => productOf(each) === token.split('.')[0] && tokenOf(each) === token && !changed(each))
      const fields = body ? cellsOf(body) : []
      if (fields.length !== cells.length || fields.length === 0) continue
      fields.forEach((cell, index) => put(cell, cells[index]!))
      again++
    }
    if (again > 0) {
      const told = document.createElement('p')
      told.className = 'note'
      told.setAttribute('role', 'status')
      told.textContent = words.draft.replace('#', String(again))
      form.prepend(told)
    }
  } catch { /* a draft that cannot be read is none */ }
  show()
}
