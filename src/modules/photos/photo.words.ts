import type { Say } from '#platform/tongue'
import type { PhotoRefusal } from './read-photo.ts'

/** Why a picture could not be taken, and what to do. */
export function photoRefusedWords(t: Say, why: PhotoRefusal | 'full'): string {
  switch (why) {
    case 'no-picture': return t('Tệp này không phải ảnh. Chọn ảnh JPG hoặc PNG.', 'This file is no picture. Choose a JPG or PNG.')
    case 'heic': return t('Ảnh kiểu HEIC của iPhone chúng tôi chưa đọc được. Gửi bằng trình duyệt trên iPhone thì ảnh tự đổi, hoặc đổi sang JPG rồi gửi lại.', 'We cannot read iPhone’s HEIC pictures. Send it from the iPhone’s browser, which converts it, or convert it to JPG.')
    case 'too-many-bytes': return t('Ảnh nặng hơn 12 MB. Chụp lại hoặc thu nhỏ rồi gửi lại.', 'The picture is over 12 MB. Take it again or make it smaller.')
    case 'too-many-pixels': return t('Ảnh có quá nhiều điểm ảnh. Thu nhỏ rồi gửi lại.', 'The picture has too many pixels. Make it smaller and send it again.')
    case 'too-small': return t('Ảnh quá nhỏ, dưới 120 điểm mỗi cạnh. Chọn ảnh lớn hơn.', 'The picture is too small, below 120 pixels. Choose a larger one.')
    case 'broken': return t('Ảnh bị hỏng hoặc chưa tải lên hết. Chọn lại ảnh rồi gửi.', 'The picture is broken or was cut off. Choose it again.')
    case 'full': return t('Đã đủ 12 ảnh. Bỏ bớt một ảnh rồi thêm.', 'There are 12 already. Take one away first.')
  }
}
