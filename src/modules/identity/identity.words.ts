/** How roles and happenings are called on screens. */
import type { Say } from '#platform/tongue'
import type { EventKind } from './identity.tables.ts'
import type { Role } from './roles.rules.ts'

export function roleName(role: Role, t: Say): string {
  switch (role) {
    case 'commune-officer': return t('Cán bộ xã, phường', 'Commune officer')
    case 'province-officer': return t('Cán bộ tỉnh, thành phố', 'Province officer')
    case 'central-officer': return t('Cán bộ văn phòng trung ương', 'Central officer')
    case 'operator': return t('Người vận hành cổng', 'Operator of the portal')
  }
}

export function eventName(kind: EventKind, t: Say): string {
  switch (kind) {
    case 'password-refused': return t('Mật khẩu sai', 'Wrong password')
    case 'code-refused': return t('Mật khẩu đúng, mã xác thực sai', 'Right password, wrong code')
    case 'signed-in': return t('Đăng nhập', 'Signed in')
    case 'signed-out': return t('Đăng xuất', 'Signed out')
    case 'session-ended': return t('Một phiên bị kết thúc', 'A session was ended')
    case 'password-changed': return t('Đặt mật khẩu mới', 'New password set')
    case 'second-factor-set': return t('Đặt ứng dụng xác thực mới', 'New authenticator set up')
    case 'recovery-code-used': return t('Dùng một mã dự phòng', 'Recovery code used')
    case 'recovery-codes-made': return t('Tạo bộ mã dự phòng mới', 'New recovery codes made')
    case 'invited': return t('Được gửi liên kết mời', 'Invitation link made')
    case 'invitation-used': return t('Dùng liên kết mời', 'Invitation used')
    case 'role-given': return t('Được giao vai trò', 'Role given')
    case 'role-ended': return t('Thôi vai trò', 'Role ended')
    case 'phone-code-refused': return t('Mã tin nhắn sai', 'Wrong code')
    case 'phone-set': return t('Đặt số điện thoại', 'Phone number set')
    case 'name-set': return t('Đổi tên', 'Name changed')
    case 'consent-given': return t('Đồng ý nhận tin', 'Agreed to news')
    case 'consent-withdrawn': return t('Thôi nhận tin', 'No more news')
    case 'data-taken': return t('Tải dữ liệu của mình', 'Own data downloaded')
    case 'passkey-added': return t('Thêm khóa truy cập', 'Passkey added')
    case 'passkey-removed': return t('Bỏ khóa truy cập', 'Passkey removed')
    case 'passkey-refused': return t('Khóa truy cập không đúng', 'Passkey refused')
    case 'outside-linked': return t('Nối tài khoản bên ngoài', 'Outside account tied')
    case 'outside-unlinked': return t('Bỏ tài khoản bên ngoài', 'Outside account untied')
    case 'outside-refused': return t('Đăng nhập bên ngoài không thành', 'Outside sign-in failed')
    case 'phone-move-asked': return t('Cán bộ xin đổi số điện thoại', 'An officer asked for a new number')
    case 'phone-move-cancelled': return t('Hủy việc đổi số điện thoại', 'The new number was cancelled')
    case 'data-asked': return t('Gửi yêu cầu về dữ liệu', 'Request about own data')
    case 'data-erased': return t('Xóa dữ liệu theo yêu cầu', 'Data erased on request')
    case 'identity-seen': return t('Cán bộ xem dữ liệu danh tính', 'An officer saw identity data')
  }
}

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Zalo/i, 'Zalo'], [/coc_coc/i, 'Cốc Cốc'], [/Edg/, 'Edge'], [/OPR|Opera/, 'Opera'], [/SamsungBrowser/, 'Samsung Internet'], [/UCBrowser/, 'UC Browser'],
  [/Firefox|FxiOS/, 'Firefox'], [/Chrome|CriOS/, 'Chrome'], [/Safari/, 'Safari'],
]
const MACHINES: readonly (readonly [RegExp, string])[] = [[/Android/, 'Android'], [/iPhone/, 'iPhone'], [/iPad/, 'iPad'], [/Windows/, 'Windows'], [/Mac OS X/, 'macOS'], [/Linux/, 'Linux']]

/** `Chrome · Android`: enough to know one's own device again. */
export function deviceName(agent: string, t: Say): string {
  const named = [BROWSERS, MACHINES].map((list) => list.find(([sign]) => sign.test(agent))?.[1]).filter((each) => each !== undefined)
  return named.length > 0 ? named.join(' · ') : t('Thiết bị không rõ', 'Unknown device')
}
