/** The total follows the ways of delivery that are chosen, so that one press orders what is on the screen; without script the portal shows the new total first. */
const form = document.querySelector<HTMLFormElement>('form[data-hang]')
if (form) {
  const money = (vnd: number): string => `${String(vnd).replace(/\B(?=(\d{3})+$)/g, '.')} đ`
  const sum = (): void => {
    const chosen = [...form.querySelectorAll<HTMLInputElement>('input[data-phi]:checked')]
    const total = Number(form.dataset['hang']) + Number(form.dataset['giao']) + chosen.reduce((all, each) => all + Number(each.dataset['phi']), 0)
    for (const place of form.querySelectorAll('[data-tong]')) place.textContent = money(total)
    form.querySelector<HTMLInputElement>('input[name=tong]')!.value = String(total)
  }
  form.querySelector('[data-tinh-lai]')?.remove()
  form.addEventListener('change', sum)
  // After the back button the browser restores what was chosen.
  addEventListener('pageshow', sum)
}
