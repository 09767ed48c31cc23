import { faceOf } from './faces.ts'

/** The woven edge along a page: diamonds between two rows of teeth, in the colours of a province or of the country. */
export function Band({ id, province }: { readonly id: string; readonly province?: string | null }) {
  const [first, second] = faceOf(province ?? null)
  return (
    <svg class="band" width="100%" height="12" aria-hidden="true">
      <pattern id={id} width="24" height="12" patternUnits="userSpaceOnUse">
        <path fill={first.deep} d="M0 0h24v12H0z" />
        <path fill={second.middle} d="M0 0l5 5 5-5zM14 0l5 5 5-5zM0 12l5-5 5 5zM14 12l5-5 5 5z" />
        <path fill={first.pale} d="M12 1.5L16.5 6 12 10.5 7.5 6zM24 3l3 3-3 3-3-3zM0 3l3 3-3 3z" />
        <path fill={first.deep} d="M12 4l2 2-2 2-2-2z" />
      </pattern>
      <rect width="100%" height="12" fill={`url(#${id})`} />
    </svg>
  )
}
