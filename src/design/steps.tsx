/** Where one is in a piece of work of several addresses: done, here, to come. */
export function Steps({ label, steps, at }: { readonly label: string; readonly steps: readonly string[]; readonly at: number }) {
  return (
    <ol class="steps" aria-label={label}>
      {steps.map((step, n) => <li class={n < at ? 'done' : ''} {...(n === at ? { 'aria-current': 'step' as const } : {})}>{step}</li>)}
    </ol>
  )
}
