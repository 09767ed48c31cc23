/**
 * Where to go after signing in: a path of this portal, as given by `den=`; null for everything else, whatever a
 * browser might make of it (`//host`, `/\host`, `/.//host`, control characters, other schemes).
 */
export function ownPath(text: string | undefined): string | null {
  if (!text || text.length > 2_000 || !text.startsWith('/') || /[\p{Cc}\s\\]/u.test(text)) return null
  const base = 'http://own.invalid'
  const url = URL.parse(text, base)
  if (!url || url.origin !== base) return null
  const path = url.pathname + url.search
  return path.startsWith('//') || /^(\/en)?\/(dang-nhap|dang-xuat|moi|vao)(\/|$|\?)/.test(path) ? null : path
}
