/** Words that stand in names without being part of them: units, packings, salesmen's talk, places in brackets. */

/** Provinces, today's and former, as they stand in brackets behind a name. */
export const provinces = `An Giang, Bà Rịa - Vũng Tàu, Bạc Liêu, Bắc Giang, Bắc Kạn, Bắc Ninh, Bến Tre, Bình Dương, Bình Định, Bình Phước, Bình Thuận, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Đắk Nông, Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai, Hà Giang, Hà Nam, Hà Nội, Hà Tĩnh, Hải Dương, Hải Phòng,
  Hậu Giang, Hòa Bình, Hồ Chí Minh, Huế, Hưng Yên, Khánh Hòa, Kiên Giang, Kon Tum, Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, Long An, Nam Định, Nghệ An, Ninh Bình, Ninh Thuận, Phú Thọ, Phú Yên, Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sóc Trăng, Sơn La, Tây Ninh, Thái Bình, Thái Nguyên,
  Thanh Hóa, Thừa Thiên Huế, Thừa Thiên - Huế, Tiền Giang, Trà Vinh, Tuyên Quang, Vĩnh Long, Vĩnh Phúc, Yên Bái, TP.HCM, TP Hồ Chí Minh, Vũng Tàu`

/** Units of a pack and what one is in grams or millilitres. Lower case, as written with marks. */
export const units: Readonly<Record<string, { readonly grams?: number; readonly millilitres?: number }>> = {
  kg: { grams: 1000 }, ký: { grams: 1000 }, kí: { grams: 1000 }, kilogam: { grams: 1000 }, kilogram: { grams: 1000 }, lạng: { grams: 100 },
  g: { grams: 1 }, gr: { grams: 1 }, gram: { grams: 1 }, gam: { grams: 1 }, grams: { grams: 1 },
  l: { millilitres: 1000 }, lít: { millilitres: 1000 }, lit: { millilitres: 1000 }, liter: { millilitres: 1000 }, ml: { millilitres: 1 }, cl: { millilitres: 10 }, cc: { millilitres: 1 },
}

/** What goods are packed in. With marks, since `lon` is a tin and `lợn` a pig. */
export const containers = 'hộp thiếc|hộp giấy|hộp|hũ|hủ|lọ|chai|gói|túi|bịch|khay|thùng|lon|nồi|vỉ|set|combo|hop|chai|goi|tui|khay|thung'
/** What is counted in a pack. */
export const piecesOf = 'con|quả|trái|cái|viên|túi lọc|túi|gói|tép|chiếc|bánh|ống|miếng|qua|trai|goi|tui loc|tui'

/** Said to sell, never part of the name. Folded, whole words. */
export const salesTalk = 'free ship(?: ne)?|freeship|mien phi van chuyen|giao hang (?:toan quoc|tan noi|nhanh)|sieu (?:re|sale|ngon)|giam gia(?: soc)?|khuyen mai|sale(?: off)?|flash sale|hang moi ve|moi nhat|gia (?:re|soc|tot)|gia si|mua \\d+ tang \\d+|tang \\d+|chinh hang|best seller|ban chay|uy tin|chat luong cao|cam ket[^-,|]*|giai doc[^|]*|bao ve (?:gan|suc khoe)[^|]*|ho tro [^|]*|tot cho [^|]*|giup [^|]*|thanh nhiet[^|]*|dac biet re|cuc ngon|ngon tuyet|nha lam|hang chuan|loai 1 dac biet'

/** Behind a name in lists of several rounds: what happened, not what the product is called. Folded. */
export const listNotes = 'nang cap|nang hang|nang sao|danh gia lai|danh gia nang hang|tai cong nhan|cong nhan lai|cap lai|danh gia moi|danh gia lan dau|cong nhan moi'

/** Names of places and kinds inside known phrases: they keep their capital when a name in capitals is lowered. */
export const properNames = 'tân cương, thái nguyên, tà xùa, suối giàng, trại cài, mộc châu, ngọc thúy, lý sơn, phan rang, bàu đá, làng vân, ngọc linh, đông tảo, năm roi, phú quốc, hạ châu, phú vân, cao bằng, nhật, quảng, gò công, sa pa'
