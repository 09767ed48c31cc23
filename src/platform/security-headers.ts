import type { Ctx } from './web.ts'

let styleHashes: readonly string[] = []

/** The design's inline style sheet is allowed by its hash; told once when the program starts. */
export function allowStyle(hashes: readonly string[]): void {
  styleHashes = hashes
}

/** No foreign script, style, frame or form target; what a page shows comes from this host. */
export function securityHeaders(c: Ctx): void {
  const styles = styleHashes.map((hash) => `'sha256-${hash}'`).join(' ')
  c.header('content-security-policy', `default-src 'none'; script-src 'self'; style-src 'self' ${styles}; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`)
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'strict-origin-when-cross-origin')
  c.header('x-frame-options', 'DENY')
  c.header('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()')
  c.header('cross-origin-opener-policy', 'same-origin')
  c.header('cross-origin-resource-policy', 'same-origin')
}
