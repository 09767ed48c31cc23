/** What the readers of lists say about a cell: how heavy it is, and the sentence for the officer. `«»` is where the cell's text goes. */
import type { DayProblem } from './decided-day.rules.ts'
import type { DecisionProblem } from './decision.rules.ts'
import type { NameNote } from './product-name.rules.ts'
import type { SplitReason } from './split-products.rules.ts'
import type { StarsProblem } from './stars.rules.ts'
import type { ValidityProblem } from './validity.rules.ts'

export type ProducerNoteCode = 'form-missing' | 'producer-name-missing' | 'address-in-name' | 'form-misspelt'
export type ReadingProblem = StarsProblem | DayProblem | ValidityProblem | DecisionProblem | NameNote | ProducerNoteCode | `split-${SplitReason}`

/** hold: the row waits for a person. warn: it goes on, a person should look. note: nothing to do, but it is said. */
export type Weight = 'hold' | 'warn' | 'note'

export const readingProblems: Readonly<Record<ReadingProblem, readonly [weight: Weight, vi: string, en: string]>> = {
  'zero-stars': ['hold', 'Hạng ghi là «». Không có hạng 0 sao, nên dòng này chờ bạn xem.', 'The rank says «». There is no rank of 0 stars, so this row waits for you.'],
  'conflicting-stars': ['hold', 'Chúng tôi đọc được «». Một sản phẩm chỉ có một hạng. Sửa ô này rồi tải lên lại.', 'We read «». A product has one rank only. Mend this cell and upload again.'],
  'stars-range': ['hold', 'Hạng ghi một khoảng: «». Ghi đúng một hạng.', 'The rank is a range: «». Write one rank.'],
  'stars-out-of-range': ['hold', 'Hạng «» không nằm trong 1 đến 5 sao.', 'The rank «» is not within 1 to 5 stars.'],
  'below-three-stars': ['hold', '«»: hạng 1 và 2 sao không được cấp giấy chứng nhận, nên không ghi thành sản phẩm được công nhận.', '«»: one and two stars get no certificate, so this is not recorded as recognised.'],
  'stars-unreadable': ['hold', 'Chúng tôi không đọc được hạng từ «».', 'We could not read a rank from «».'],
  'score-instead-of-stars': ['hold', '«» là điểm, chưa phải hạng. Hạng theo quyết định công nhận, không tự suy ra từ điểm.', '«» is a score, not a rank. The rank follows the decision and is not worked out from the score.'],
  'score-too-low': ['warn', 'Điểm và hạng trong «» không khớp: điểm thấp hơn mức của hạng này.', 'Score and rank in «» do not fit: the score is below this rank.'],
  'stars-proposed': ['note', '«» là hạng đề nghị hoặc tiềm năng, ghi là đang đề nghị cho đến khi có quyết định.', '«» is a rank asked for or hoped for; it is recorded as proposed until a decision is made.'],
  'not-passed': ['hold', '«»: sản phẩm chưa đạt, không ghi thành được công nhận.', '«»: the product did not pass, so it is not recorded as recognised.'],
  'day-unreadable': ['warn', 'Chúng tôi không đọc được ngày từ «». Giấy chứng nhận được ghi là chưa rõ ngày.', 'We could not read a day from «». The certificate is recorded without a day.'],
  'day-blank-form': ['note', 'Ngày trong «» còn để trống.', 'The day in «» was left blank.'],
  'day-impossible': ['warn', 'Không có ngày «».', 'There is no day «».'],
  'day-future': ['hold', 'Ngày «» còn ở phía trước. Kiểm tra lại năm.', 'The day «» lies ahead. Check the year.'],
  'day-two-digit-year': ['note', 'Năm trong «» ghi hai chữ số, đọc là 20xx.', 'The year in «» has two digits and was read as 20xx.'],
  'day-month-first': ['warn', '«» viết tháng trước ngày, đã đọc theo cách đó.', '«» has the month first and was read so.'],
  'day-or-month': ['warn', 'Cột này có cả hai cách viết ngày và tháng, nên «» có thể là hai ngày khác nhau.', 'This column mixes two ways of writing days, so «» can be two different days.'],
  'day-too-early': ['warn', 'Ngày «» có trước khi có chương trình OCOP.', 'The day «» is earlier than the OCOP programme.'],
  'day-several': ['warn', 'Trong «» có nhiều ngày, đã lấy ngày đầu.', 'There are several days in «»; the first was taken.'],
  'day-year-doubtful': ['warn', 'Năm trong «» có thể sai: không khớp với đợt đánh giá.', 'The year in «» may be wrong: it does not fit the round.'],
  'validity-unreadable': ['warn', 'Chúng tôi không đọc được thời hạn từ «».', 'We could not read the validity from «».'],
  'validity-ends-before-it-starts': ['hold', 'Trong «» ngày hết hạn đứng trước ngày bắt đầu.', 'In «» the end comes before the start.'],
  'validity-differs': ['warn', 'Ngày hết hạn và số tháng trong «» không khớp, đã lấy ngày ghi trên giấy.', 'The end day and the months in «» do not fit; the day as printed was taken.'],
  'validity-unusual': ['warn', 'Thời hạn «» khác mức 36 tháng thường gặp.', 'The validity «» is unlike the usual 36 months.'],
  'decision-number-alone': ['warn', '«» chỉ có số, thiếu phần sau dấu gạch và ngày. Một con số chưa xác định được quyết định nào.', '«» is a number alone, without what follows the slash and without a day. It does not tell which decision.'],
  'decision-blank-number': ['note', 'Số quyết định trong «» còn để trống.', 'The number of the decision in «» was left blank.'],
  'decision-unreadable': ['warn', 'Chúng tôi không đọc được số quyết định từ «».', 'We could not read a decision number from «».'],
  'decision-several': ['warn', 'Trong «» có nhiều quyết định, đã lấy quyết định đầu.', 'There are several decisions in «»; the first was taken.'],
  'claim-in-name': ['note', 'Tên «» tự ghi hạng sao. Chúng tôi bỏ phần đó khỏi tên và không coi là chứng nhận.', 'The name «» states its own stars. We took that out; it is no certificate.'],
  'footnote-taken': ['note', 'Đã bỏ chú thích khỏi tên «».', 'A footnote was taken out of the name «».'],
  'prefix-taken': ['note', 'Đã bỏ chữ “Sản phẩm” dính vào tên «».', 'The word “Sản phẩm” was taken off the name «».'],
  'place-taken': ['note', 'Tên tỉnh trong ngoặc của «» được ghi riêng.', 'The province in brackets in «» is kept apart.'],
  'phone-taken': ['warn', 'Trong ô tên có số điện thoại. Số này không được đưa ra công khai.', 'There is a telephone number in the name. It is not made public.'],
  'price-taken': ['note', 'Đã bỏ giá khỏi tên «».', 'The price was taken out of the name «».'],
  'sales-talk-taken': ['note', 'Đã bỏ lời rao khỏi tên «».', 'Sales talk was taken out of the name «».'],
  'degree-lost': ['warn', 'Trong «» có vẻ mất dấu độ: 400 đạm thường là 40° đạm. Chúng tôi giữ nguyên chữ.', 'A degree sign seems lost in «»: 400 is most likely 40°. The text is kept.'],
  'letters-repaired': ['note', 'Trong «» có chữ cái lạ trông giống chữ thường, đã đổi về chữ thường.', 'Look-alike letters in «» were replaced by plain ones.'],
  'letters-lost': ['warn', 'Trong «» có chữ đã mất trước khi đến chúng tôi. Hãy gõ lại tên.', 'Letters in «» were lost before they reached us. Please type the name again.'],
  'capitals-lowered': ['note', 'Tên viết toàn chữ hoa «» được hiện bằng chữ thường.', 'The name in capitals «» is shown in lower case.'],
  'name-missing': ['hold', 'Dòng này không có tên sản phẩm.', 'This row has no product name.'],
  'name-too-short': ['warn', 'Tên «» quá ngắn.', 'The name «» is too short.'],
  'name-looks-like-a-number': ['hold', '«» là số, không phải tên sản phẩm.', '«» is a number, not a product name.'],
  'test-row': ['hold', '«» trông như dòng gõ thử.', '«» looks like a test row.'],
  'form-missing': ['note', 'Chưa rõ loại hình của chủ thể «».', 'The legal form of «» is not known.'],
  'producer-name-missing': ['note', 'Ô chủ thể chỉ ghi loại hình «», thiếu tên.', 'The producer cell says only the form «», without a name.'],
  'address-in-name': ['note', 'Địa chỉ nằm chung ô với tên chủ thể «», đã tách ra.', 'The address stood in the producer cell «» and was split off.'],
  'form-misspelt': ['note', 'Loại hình trong «» viết sai, đã hiểu theo nghĩa thường gặp.', 'The legal form in «» is misspelt and was read as usual.'],
  'split-line-breaks': ['note', 'Ô có nhiều sản phẩm, mỗi dòng được tách thành một sản phẩm.', 'The cell holds several products; each line became one.'],
  'split-numbering': ['note', 'Ô có nhiều sản phẩm đánh số, mỗi số được tách thành một sản phẩm.', 'The cell holds numbered products; each became one.'],
  'split-semicolons': ['warn', '«» có thể là nhiều sản phẩm cách nhau bằng dấu chấm phẩy.', '«» may be several products parted by semicolons.'],
  'split-wrapped-lines': ['warn', '«» xuống dòng giữa chừng: có thể là một tên dài hoặc nhiều sản phẩm.', '«» breaks over lines: one long name or several products.'],
  'split-count-in-name': ['warn', '«» cho biết có nhiều sản phẩm trong một dòng.', '«» says that one row holds several products.'],
  'split-two-heads': ['warn', '«» có thể là hai sản phẩm. Chúng tôi giữ một, bạn có thể tách.', '«» may be two products. One is kept; you can split it.'],
  'split-grades': ['warn', '«» kể nhiều loại. Chúng tôi giữ một sản phẩm, bạn có thể tách.', '«» lists several grades. One product is kept; you can split it.'],
  'split-variants-in-brackets': ['warn', '«» kể nhiều loại trong ngoặc. Chúng tôi giữ một sản phẩm, bạn có thể tách.', '«» lists variants in brackets. One product is kept; you can split it.'],
  'split-listed': ['warn', '«» kể nhiều sản phẩm. Chúng tôi giữ một, bạn có thể tách.', '«» lists several products. One is kept; you can split it.'],
  'split-codes': ['warn', '«» kể nhiều mã sản phẩm. Chúng tôi giữ một, bạn có thể tách.', '«» lists several product codes. One is kept; you can split it.'],
}
