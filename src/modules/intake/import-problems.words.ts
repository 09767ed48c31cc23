const sentences: Record<string, (raw: string) => string> = {
  'no-stars': () => 'Dòng này ghi là đã công nhận nhưng không có hạng sao. Sản phẩm vào sổ, chưa hiện sao; điền hạng khi có.',
  'zero-stars': (raw) => `Chúng tôi đọc được “${raw}”. Không có hạng 0 sao; sản phẩm này chờ bạn xem.`,
  'conflicting-stars': (raw) => `Chúng tôi đọc được “${raw}”. Một sản phẩm chỉ có một hạng; chọn hạng đúng.`,
  'stars-range': (raw) => `Chúng tôi đọc được “${raw}”, là một khoảng. Chọn một hạng.`,
  'stars-out-of-range': (raw) => `Chúng tôi đọc được “${raw}”. Hạng chỉ từ 1 đến 5 sao.`,
  'below-three-stars': (raw) => `“${raw}”: hạng 1 và 2 sao không có quyết định công nhận (Quyết định 26/2026/QĐ-TTg, Điều 7). Xem lại hạng này.`,
  'stars-unreadable': (raw) => `Chúng tôi không đọc ra hạng sao trong “${raw}”.`,
  'score-instead-of-stars': (raw) => `“${raw}” là điểm, không phải hạng. Ghi hạng theo quyết định.`,
  'score-too-low': (raw) => `“${raw}”: điểm thấp hơn mức của hạng đã ghi. Xem lại điểm hoặc hạng.`,
  'stars-proposed': (raw) => `“${raw}” là đề nghị, chưa phải công nhận. Sản phẩm được ghi ở trạng thái đề nghị.`,
  'not-passed': (raw) => `“${raw}”: sản phẩm không đạt; chờ bạn xem.`,
  'day-unreadable': (raw) => `Chúng tôi không đọc ra ngày trong “${raw}”. Viết theo ngày/tháng/năm.`,
  'day-blank-form': () => 'Chỗ ghi ngày còn để trống như trong mẫu.',
  'day-impossible': (raw) => `“${raw}” không phải một ngày có thật.`,
  'day-future': (raw) => `“${raw}” ở sau hôm nay. Xem lại ngày.`,
  'day-two-digit-year': (raw) => `“${raw}” ghi năm hai chữ số; chúng tôi hiểu là năm 20…`,
  'day-month-first': (raw) => `“${raw}” có vẻ ghi tháng trước ngày.`,
  'day-or-month': (raw) => `“${raw}” có thể đọc hai cách; chúng tôi đọc ngày trước tháng.`,
  'day-too-early': (raw) => `“${raw}” trước khi có chương trình OCOP. Xem lại ngày.`,
  'day-several': (raw) => `“${raw}” có nhiều ngày; chúng tôi lấy ngày đầu.`,
  'day-year-doubtful': (raw) => `Năm trong “${raw}” không khớp với đợt đánh giá. Xem lại năm.`,
  'no-name': () => 'Dòng này không có tên sản phẩm. Điền tên rồi đọc lại, hoặc để riêng.',
  'name-unreadable': (raw) => `Chúng tôi không thấy tên sản phẩm trong “${raw}”.`,
}

/** What is wrong and what to do, for a problem's code; `raw` is what stood in the cell. */
export function factProblem(code: string, raw: string): string {
  return sentences[code]?.(raw.length > 80 ? `${raw.slice(0, 77)}…` : raw) ?? `Xem lại “${raw}” (${code}).`
}

const names: Record<string, (raw: string) => string> = {
  'name-missing': () => 'Dòng này không có tên sản phẩm. Điền tên rồi đọc lại, hoặc để riêng.',
  'name-too-short': (raw) => `“${raw}” quá ngắn để là tên sản phẩm. Xem lại.`,
  'name-looks-like-a-number': (raw) => `“${raw}” là con số, không phải tên sản phẩm. Xem lại cột tên.`,
  'test-row': (raw) => `“${raw}” giống một dòng gõ thử. Để riêng nếu đúng vậy.`,
  'claim-in-name': (raw) => `Trong tên “${raw}” có ghi hạng sao. Chúng tôi bỏ phần đó khỏi tên; hạng chỉ lấy từ cột hạng.`,
  'footnote-taken': (raw) => `Chúng tôi bỏ số chú thích khỏi tên “${raw}”.`,
  'place-taken': (raw) => `Chúng tôi tách nơi làm khỏi tên “${raw}”.`,
  'phone-taken': () => 'Trong tên có số điện thoại; chúng tôi bỏ ra và không công bố.',
  'price-taken': (raw) => `Chúng tôi bỏ giá bán khỏi tên “${raw}”.`,
  'sales-talk-taken': (raw) => `Chúng tôi bỏ lời rao khỏi tên “${raw}”.`,
  'degree-lost': (raw) => `“${raw}”: có lẽ mất dấu độ (40° thành 400). Xem lại tên.`,
  'letters-repaired': (raw) => `“${raw}” có chữ lạ giống chữ thường; chúng tôi đã thay lại.`,
  'letters-lost': (raw) => `“${raw}” có chữ bị mất trước khi tới đây. Gõ lại tên cho đúng.`,
}

export function nameProblem(code: string, raw: string): string {
  return names[code]?.(raw.length > 80 ? `${raw.slice(0, 77)}…` : raw) ?? `Xem lại tên “${raw}” (${code}).`
}
