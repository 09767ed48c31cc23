/** Words that decide whether two names are one product. With marks, parted by commas. */

/** Say nothing of what the product is, or only how good or in what it is sold: with or without them it may be the same product. */
export const weakWords = `hạt, quả, trái, củ, cây, con, dạng, loại, nguyên chất, nguyên vị, đặc biệt, thượng hạng, thượng hạn, cao cấp, hảo hạng, đặc sản, truyền thống, gia truyền, cổ truyền, tự nhiên, thiên nhiên, tinh khiết, an toàn, sạch, hữu cơ, organic, premium, thơm ngon, ngon, chất lượng cao, tươi ngon,
  túi lọc, hộp, chai, gói, túi, lọ, hũ, đóng hộp quà, đóng chai, đóng gói, đóng túi, nước uống, 1 tôm 1 lá, một tôm một lá, một tôm hai lá, 1 tôm 2 lá, nhóm, bộ, bộ sản phẩm, nhóm sản phẩm, sản phẩm, đan, thương hiệu, mang thương hiệu, nhãn hiệu, hương vị, vị, của, và, từ, bằng, cùng, xã, huyện, tỉnh, thôn, bản, làng, xứ, vùng, miền, quê, product, trademark, brand, traditional`

/** Weak also inside a longer phrase: hạt sen sấy, mây tre đan. */
export const weakInside = 'hạt, quả, trái, củ, đan'

/** Grades and packings that two products of one maker can differ by. */
export const gradeWords = `đặc biệt, thượng hạng, thượng hạn, cao cấp, hảo hạng, nguyên chất, túi lọc, premium, loại, hữu cơ, hạt, củ, lá, nước uống`

/** One thing under two words. The first is kept. */
export const synonyms: readonly (readonly [kept: string, other: string])[] = [
  ['trà', 'chè'], ['lạp xưởng', 'lạp sườn'], ['lạp xưởng', 'lạp xường'], ['chưng', 'trưng'], ['thịt lợn', 'thịt heo'], ['lợn', 'heo'], ['đậu phụng', 'đậu phộng'], ['yến sào', 'yến xào'], ['ngô', 'bắp'], ['phồng', 'phòng'], ['dứa', 'khóm'], ['cu đơ', 'kẹo cu đơ'], ['sữa chua', 'yaourt'],
  ['đông trùng hạ thảo', 'đông trùng'],
]

/** Goods besides those of the group dictionary: parts, colours, tastes, ways of making. Such a word more means another product. */
export const goodsWords = `đen, trắng, đỏ, vàng, tím, xanh, hồng, nâu, tươi, khô, sống, chín, non, già, nụ, hoa, lá, rễ, thân, vỏ, ruột, nhân, mầm, bột, nước, dầu, cao, tinh chất, tinh, siro, giấm, rượu, trà, mắm, muối, mứt, kẹo, bánh, kem, thạch, súp, cháo, gừng, sả, chanh, ớt, tỏi, tiêu, quế, nghệ, lá dứa, sầu riêng, ca cao, sữa, mật ong, lạc, vừng, đậu,
  gạo, nếp, cốm, mè, phô mai, dừa, chuối, khoai lang, bí đỏ, bí đao, dâu, cay, ngọt, mặn, chua, đắng, béo, giòn, dẻo, mềm, lên men, hòa tan, phin, drip, espresso, rang, xay, nhân xanh, cấp đông, đông lạnh, sấy, chiên, hấp, nướng, luộc, rim, xào, kho, chay, ba nhân, thập cẩm, ngũ sắc, sợi, thô, nguyên con, phi lê, cắt lát, xẻ, nạc, giống, thịt, cá, tôm, cua, mực, gà, vịt, bò, lợn, trâu, dê, cút,
  nâng cấp, hộp quà, quà tặng, đèn, gương, giỏ, bàn, treo, rừng, biển, đồng, limited, nano, curcumin, green, black, fresh, dried, salted`

/** English names of goods, as foreign-language lists have them, longest first where they overlap. */
export const glossary: readonly (readonly [english: string, vietnamese: string])[] = [
  ['one leaf one bud', '1 tôm 1 lá'], ['one bud one leaf', '1 tôm 1 lá'], ['king oranges', 'cam sành'], ['king orange', 'cam sành'], ['oranges', 'cam'], ['orange', 'cam'], ['green tea', 'trà xanh'], ['black tea', 'trà đen'], ['tea', 'trà'], ['honey', 'mật ong'], ['fish sauce', 'nước mắm'], ['refined salt', 'muối tinh'],
  ['grain salt', 'muối hạt'], ['salt', 'muối'], ['sticky rice', 'gạo nếp'], ['rice cake', 'bánh gạo'], ['rice wine', 'rượu gạo'], ['rice', 'gạo'], ['dried', 'sấy'], ['freeze', 'thăng hoa'], ['purple', 'tím'], ['sweet potato', 'khoai lang'], ['durian', 'sầu riêng'], ['dragon fruit', 'thanh long'], ['duck eggs', 'trứng vịt'], ['eggs', 'trứng'],
  ['egg', 'trứng'], ['sea duck', 'vịt biển'], ['squid', 'mực'], ['shrimp', 'tôm'], ['grape seaweed', 'rong nho'], ['coffee', 'cà phê'], ['cocoa', 'ca cao'], ['coconut', 'dừa'], ['candy', 'kẹo'], ['cashew nut', 'hạt điều'], ['cashew', 'hạt điều'], ['juice', 'nước ép'], ['ice cream', 'kem'], ['rabbit meat', 'thịt thỏ'], ['wild', 'rừng'],
  ['golden flower', 'cái hoa vàng'], ['mango', 'xoài'], ['lychee', 'vải thiều'], ['pomelo', 'bưởi'], ['banana', 'chuối'], ['pepper', 'tiêu'], ['garlic', 'tỏi'], ['vermicelli', 'miến'], ['noodles', 'mì'], ['sausage', 'lạp xưởng'], ['bird nest', 'yến sào'], ['artichoke', 'atiso'], ['turmeric', 'nghệ'], ['ginger', 'gừng'], ['mushroom', 'nấm'],
]
