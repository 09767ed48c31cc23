/** Words of producers' names: legal forms, abbreviations, kinds of business. Folded. */
export type Form = 'household-unregistered' | 'household' | 'cooperative-group' | 'cooperative' | 'enterprise' | 'farm' | 'association' | 'unknown'

/**
 * Legal forms in the order they are tried at the start of a name; the part before the name proper. `cơ sở`, `xưởng`, `lò` are what
 * households call their place of work. A tour point, a centre or a craft village is what 26/2026/QĐ-TTg, Article 2 allows for tourism only.
 */
export const forms: readonly (readonly [form: Form, pattern: string])[] = [
  ['household-unregistered', String.raw`nong ho|ho nong dan|(?:ho gia dinh|ho) (?:chua|khong) dang ky(?: kinh doanh)?`],
  ['cooperative-group', String.raw`to hop tac(?! xa)(?: san xuat(?= )(?! nong))?|to ht|tht|to lien ket|nhom ho|to san xuat`],
  ['cooperative', String.raw`(?:lien hiep )?hop tac xa(?: \(?htx\)?)?|lien hiep htx|lhhtx|htx(?:nn|dv|dvnn|dvnt|sx|tm|sxnn|nnth|dvth|dvtm)?`],
  ['enterprise', String.raw`chi nhanh(?: so \d+)?(?: cua)?(?: tong)? (?:cong ty|cty|c\.?ty|ct)|nha may [a-z ]{2,40}? thuoc (?:cong ty|cty)|tong cong ty|cong ty|cty|c\.ty|c\.?t(?= ?(?:tnhh|cp))|ctcp|ct cp|tap doan|doanh nghiep tu nhan|dntn|doanh nghiep|xi nghiep|nha may|tnhh`],
  ['household', String.raw`ho kinh doanh ca the|ho san xuat(?: va)?,? ?(?:-|&)? ?kinh doanh|ho san xuat|ho kinh doanh|ho sx ?[-&]? ?kd|ho sxkd|ho kd|hkd|ho gia dinh|ho sx|ho(?= (?:ong|ba|chi|anh|co)\b)|ho`],
  ['farm', String.raw`trang trai|trai(?= (?:nuoi|ga|heo|lon|bo|cay|giong|ca|tom|ong))|farm(?= )|nong trai`],
  ['household', String.raw`co so(?: san xuat(?: va)?,? ?(?:-|&)? ?kinh doanh| sx ?[-&]? ?kd| san xuat(?: kinh doanh)?| sx| kinh doanh| kd| che bien)?|cssx|cskd|csch|xuong(?: (?:san xuat|che bien|moc|go))?|lo(?= (?:banh|bun|ruou|gom|nem|gio))|co so|quay hang`],
  ['association', String.raw`hiep hoi|hoi(?! an\b)|lang nghe|lang van hoa|ban quan ly|diem du lich|khu du lich|trung tam|cau lac bo|clb|ban dieu hanh|cong dong`],
  ['household', String.raw`gia dinh|(?:ong|ba|anh|chi|co)(?= [a-z]+ [a-z]+)`],
  ['unknown', String.raw`nha hang|khach san|cua hang|tiem|quan an|vien|truong|homestay|nha vuon`],
]

/** Behind the form: what kind of company. Taken off with it. */
export const companyKinds = String.raw`(?:trach nhiem huu han|tnhh|thhh|tnhn|tnnhh|trach nhiem)(?: (?:mot thanh vien|mtv|1tv|1 thanh vien|hai thanh vien|2tv))?|co phan|cp|hop danh|mtv|mot thanh vien|lien doanh|tu nhan|tap doan`

/** What abbreviations stand for. Glued ones (SXKD, DVNN, TMDV, SXTM) are taken apart by these. */
export const abbreviations: Readonly<Record<string, string>> = {
  sx: 'sản xuất', kd: 'kinh doanh', tm: 'thương mại', dv: 'dịch vụ', nn: 'nông nghiệp', xnk: 'xuất nhập khẩu', xk: 'xuất khẩu', nk: 'nhập khẩu', th: 'tổng hợp', cb: 'chế biến', đt: 'đầu tư', pt: 'phát triển', xd: 'xây dựng',
  nt: 'nuôi trồng', ts: 'thủy sản', dl: 'du lịch', cnc: 'công nghệ cao', cn: 'chăn nuôi', ptnt: 'phát triển nông thôn', vt: 'vận tải', cp: 'cổ phần', mtv: 'một thành viên', tnhh: 'trách nhiệm hữu hạn', thhh: 'trách nhiệm hữu hạn',
  htx: 'hợp tác xã', tht: 'tổ hợp tác', hkd: 'hộ kinh doanh', cty: 'công ty', dntn: 'doanh nghiệp tư nhân', ctcp: 'công ty cổ phần', dvth: 'dịch vụ tổng hợp', vn: 'việt nam',
}

/** Words that many producers share: they say the trade, not who. Left out when two names are compared. With marks. */
export const tradeWords = `sản xuất, kinh doanh, thương mại, dịch vụ, tổng hợp, dịch vụ tổng hợp, nông nghiệp, xuất nhập khẩu, xuất khẩu, nhập khẩu, chế biến, đầu tư, phát triển, tiêu thụ, cung ứng, phân phối, bảo quản, sơ chế, trồng, trồng trọt, chăn nuôi, nuôi trồng, nuôi, nông sản, thực phẩm, nông lâm nghiệp, lâm nghiệp, nông lâm, thủy sản,
  nông lâm thủy sản, hải sản, thủy hải sản, dược liệu, dược phẩm, thảo dược, công nghệ, công nghệ cao, công nghệ sinh học, sinh học, hữu cơ, sạch, an toàn, xanh, sản phẩm, đặc sản, đăch sản, vùng miền, liên kết, quốc tế, việt nam, group, food, foods, farm, organic, cơ sở, hộ kinh doanh, gia đình, truyền thống, thực phẩm sạch, nông sản sạch, lâm sản, ngoài gỗ,
  giống, cây ăn trái, cây ăn quả, rau, rau củ quả, rau sạch, trái cây, hoa quả, bánh, kẹo, bánh kẹo, bánh đa, bánh tráng, bánh ngọt, mắm, nước mắm, nem, nem chả, giò, giò chả, giò bê, chả, rượu, rượu men lá, chè, trà, mật ong, ong mật, ong, yến sào, khô, khô cá, cá, cá đồng, bún, miến, miến dong, mì, mỳ, mì gạo, gạo, dầu thực vật, thủ công, mỹ nghệ, thủ công mỹ nghệ, dệt, thổ cẩm, dệt thổ cẩm,
  xây dựng, du lịch, du lịch sinh thái, sinh thái, cộng đồng, nhà máy, khai thác, khoáng sản, bất động sản, vận tải, nguyên chất, agricultural, agriculture, service, services, production, producing, trading, general, livestock, seafood, and, of, và, của, thôn, xã, bản, sở, số, trại, cùng`
/** Place names that begin with a trade word. */
export const placesKept = 'trà vinh, trà bồng, trà ôn, trà sư, trà my, trà cú, trà lĩnh, trà leng, sơn trà, trà sơn, trà tân, yên thế, bản mường, xã đàn'

/** In front of a person's name. */
export const titles = 'ong|ba|anh|chi|co|chu|bac|nghe nhan|nghe si'
export const surnames = 'nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|dinh|trinh|mai|dao|doan|luong|truong|lam|phung|cao|ha|ta|lo|vang|giang|thach|kim|son|chau|hua|vuong|thai|luu|to|quach|trieu|nong|be|ma|sung|giap|la|tong|chu|kieu|diep|tang|quan|khuat|nghiem|lai|luc|hua|vi|ban|ly|hau|thao|a|y|ro|ha|dieu|ksor|rmah|siu'
