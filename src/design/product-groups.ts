/**
 * The 26 product groups (Quyết định 26/2026/QĐ-TTg, Appendix I), in the order of their scoring sheets: the number is the
 * sheet's. Short names are ours, for cards and filters; the decision's full names stand with the registry.
 */
export interface ProductGroup {
  readonly code: string
  readonly sheet: number
  readonly vi: string
  readonly en: string
}

const rows: readonly [code: string, vi: string, en: string][] = [
  ['I.1.a', 'Rau, củ, quả, hạt tươi', 'Fresh vegetables, fruit, nuts'],
  ['I.1.b', 'Thịt, thủy sản, trứng, sữa tươi', 'Fresh meat, fish, eggs, milk'],
  ['I.2.a', 'Gạo, ngũ cốc, hạt', 'Rice, cereals, grains'],
  ['I.2.b', 'Mật ong, mật khác', 'Honey and other nectars'],
  ['I.3.a', 'Đồ ăn nhanh', 'Ready-to-eat food'],
  ['I.3.b', 'Bánh, bún, miến từ gạo, ngũ cốc', 'Made from rice and cereals'],
  ['I.3.c', 'Chế biến từ rau, củ, quả, hạt', 'Made from vegetables, fruit, nuts'],
  ['I.3.d', 'Chế biến từ thịt, cá, trứng, sữa, mật, nông sản khác', 'Made from meat, fish, eggs, milk, nectar, other produce'],
  ['I.4.a', 'Nước mắm, tương, gia vị lỏng', 'Fish sauce, soy, liquid condiments'],
  ['I.4.b', 'Gia vị khác', 'Other condiments'],
  ['I.5.a', 'Chè', 'Tea'],
  ['I.5.b', 'Trà từ thực vật khác', 'Herbal teas'],
  ['I.6', 'Cà phê, ca cao', 'Coffee, cocoa'],
  ['II.1.a', 'Rượu trắng', 'Rice spirit'],
  ['II.1.b', 'Đồ uống có cồn khác', 'Other alcoholic drinks'],
  ['II.2.a', 'Nước khoáng, nước đóng chai', 'Mineral and bottled water'],
  ['II.2.b', 'Đồ uống không cồn', 'Soft drinks'],
  ['III.1', 'Thực phẩm chức năng, thuốc cổ truyền', 'Functional food, traditional medicine'],
  ['III.2', 'Mỹ phẩm từ dược liệu', 'Herbal cosmetics'],
  ['III.3', 'Tinh dầu, dược liệu khác', 'Essential oils, medicinal plants'],
  ['IV.1', 'Thủ công mỹ nghệ', 'Handicrafts'],
  ['IV.2', 'Vải, may mặc', 'Textiles, garments'],
  ['V.1', 'Hoa', 'Flowers'],
  ['V.2', 'Cây cảnh', 'Ornamental plants'],
  ['V.3', 'Động vật cảnh', 'Ornamental animals'],
  ['VI.1', 'Du lịch cộng đồng, sinh thái', 'Community and eco-tourism'],
]

export const productGroups: readonly ProductGroup[] = rows.map(([code, vi, en], n) => ({ code, sheet: n + 1, vi, en }))

const byCode = new Map(productGroups.map((group) => [group.code, group]))

/** The group's sheet number, 1 to 26; 0 where the group is not known. */
export const sheetOf = (code: string | null | undefined): number => (code ? (byCode.get(code)?.sheet ?? 0) : 0)

export const groupOf = (code: string | null | undefined): ProductGroup | null => (code ? (byCode.get(code) ?? null) : null)
