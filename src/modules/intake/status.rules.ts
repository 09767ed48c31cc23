/** Reads the kind of happening from a status word, a note or a section title. */
import { foldVietnamese } from '#platform/search-text'
import type { EventKind } from '#certification'

const exact: Record<string, EventKind> = {
  reported_certified: 'recognised', certified: 'recognised', recognised: 'recognised', recertified: 're-recognised', upgraded: 'upgraded', downgraded: 'downgraded', proposed: 'proposed',
  registered: 'registered', mentioned: 'mentioned', voted: 'voted', council_scored: 'scored', scored: 'scored', not_passed: 'not-passed', expired: 'expired', withdrawn: 'withdrawn',
}

/** First match wins: what takes a star away, then what has not given one yet, then the ways of giving it. */
const patterns: readonly (readonly [RegExp, EventKind])[] = [
  [/\b(thu hoi|bi thu hoi|revoked|withdrawn)\b/, 'withdrawn'],
  [/\b(khong dat|chua dat|bi loai|khong duoc cong nhan|hoan thien ho so|tra lai ho so)\b/, 'not-passed'],
  [/\b(het han|het hieu luc|qua han)\b/, 'expired'],
  [/\b(tiem nang|de nghi|de xuat|trinh (cap )?(trung uong|bo))\b/, 'proposed'],
  [/\b(hoi dong (da )?cham|cham diem|hoi dong (danh gia|xep hang)|ket qua cham)\b/, 'scored'],
  [/\b(dang ky|du thi|tham gia danh gia|ke hoach danh gia)\b/, 'registered'],
  [/\bbinh chon\b/, 'voted'],
  [/\b(nang (hang|sao|cap)|len hang)\b/, 'upgraded'],
  [/\b(ha (hang|sao)|xuong hang)\b/, 'downgraded'],
  [/\b(tai cong nhan|cong nhan lai|cap lai|danh gia lai)\b/, 're-recognised'],
  [/\b(cong nhan|chung nhan|dat hang|dat chuan|cap giay)\b/, 'recognised'],
]

/** The kind that the text speaks of; null when it says nothing about it. */
export function readKind(text: string | undefined): EventKind | null {
  if (!text) return null
  const plain = text.trim().toLowerCase()
  if (exact[plain]) return exact[plain]
  const folded = foldVietnamese(text)
  return patterns.find(([pattern]) => pattern.test(folded))?.[1] ?? null
}
