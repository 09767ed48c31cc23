/** Words of legal form and of trade in producers' names; they tell nobody apart. */
export const legalWords: readonly string[] = [
  'công ty', 'cty', 'c.ty', 'công ty tnhh', 'trách nhiệm hữu hạn', 'tnhh', 'công ty cổ phần', 'cổ phần', 'một thành viên', 'mtv', 'công ty cp', 'cty cp', 'hợp tác xã', 'htxnn', 'htx', 'tổ hợp tác', 'tht', 'hộ kinh doanh', 'hộ sản xuất kinh doanh', 'hộ sản xuất', 'hộ sxkd', 'hộ sx', 'hkd', 'sxkd', 'cơ sở', 'cssx', 'xưởng chế biến', 'xưởng sản xuất', 'xưởng', 'thực phẩm', 'nông sản', 'doanh nghiệp tư nhân', 'doanh nghiệp', 'dntn', 'tư nhân', 'chi nhánh', 'thương mại', 'tm', 'tmdv', 'dịch vụ', 'dv', 'sản xuất', 'sx', 'xuất nhập khẩu', 'xnk', 'xuất khẩu', 'chế biến', 'kinh doanh', 'tổng hợp', 'nông nghiệp', 'đầu tư', 'phát triển', 'đầu tư và phát triển', 'company', 'limited', 'co', 'ltd', 'joint stock', 'jsc', 'cooperative', 'business household of', 'business household', 'company limited', 'joint stock company',
]

/** What people type around the thing they look for. Nothing is found by these words alone; marks must agree if typed. */
export const asides: readonly string[] = [
  'ocop', 'sản phẩm', 'sp', 'sản phẩm ocop', 'sp ocop', 'hàng ocop', 'chuẩn ocop', 'đạt ocop', 'đạt chuẩn', 'mua', 'mua ở đâu', 'ở đâu', 'bán', 'ai bán', 'chỗ bán', 'nơi bán', 'bán buôn', 'bán lẻ', 'giá', 'giá bao nhiêu', 'bao nhiêu', 'bao nhiêu tiền', 'giá sỉ', 'giá rẻ', 'giá tốt', 'sỉ', 'lẻ', 'rẻ', 'rẻ nhất', 'tìm', 'tìm mua', 'cần', 'cần mua', 'cần tìm', 'muốn mua', 'đặt', 'đặt mua', 'đặt hàng', 'order', 'ship', 'giao hàng', 'free ship', 'freeship',
  'có', 'không', 'k', 'ko', 'hok', 'hông', 'hem', 'hong', 'kg có', 'có bán', 'có không', 'còn', 'còn hàng', 'còn không', 'shop', 'shop ơi', 'ad', 'admin', 'ơi', 'ạ', 'nhé', 'nha', 'nhen', 'hen', 'à', 'vậy', 'thì', 'là', 'em', 'anh chị', 'mình', 'cho', 'cho hỏi', 'cho em', 'cho mình', 'xin', 'xin giá', 'với', 'và', 'của', 'ở', 'tại', 'từ', 'trong', 'loại', 'loại nào', 'loại ngon', 'nào', 'những', 'các', 'được', 'chưa', 'rồi', 'gì', 'đi', 'ib', 'inbox', 'dc', 'đc', 'vs', 'mn', 'ntn',
  'ngon', 'ngon nhất', 'nổi tiếng', 'tốt', 'tốt nhất', 'chính gốc', 'chính hãng', 'chính hiệu', 'xịn', 'chất lượng', 'chất lượng cao', 'uy tín', 'nhà làm', 'làm quà', 'sạch sẽ', 'đảm bảo', 'thật', 'chuẩn', 'đẹp', 'mới', 'mới nhất', 'hàng', 'hàng việt', 'việt nam', 'vn', 'xuất khẩu', 'hiệu', 'thương hiệu', 'nhãn hiệu', 'hãng',
  'hộ', 'dn', 'cp', 'nhà máy', 'trang trại', 'ông', 'bà', 'anh', 'chị', 'hộ ông', 'hộ bà', 'và', 'food', 'foods',
  'biết', 'ai biết', 'có ai', 'mọi người', 'xem', 'thử', 'ăn', 'uống', 'dùng', 'nên', 'nên mua', 'thích', 'bác', 'chú', 'cô', 'bạn', 'tôi', 'tui', 'đâu', 'sao', 'mấy', 'nhiêu',
  'đặc khu', 'tỉnh', 'huyện', 'quận', 'xã', 'phường', 'thị xã', 'thị trấn', 'thành phố', 'tp', 'tx', 'tt', 'vùng', 'miền', 'làng', 'province', 'district', 'commune', 'city',
  'nồng độ', 'độ', 'đạm', 'độ đạm', 'dung tích', 'trọng lượng', 'khối lượng', 'hộp', 'chai', 'gói', 'hũ', 'lọ', 'thùng', 'bịch', 'bao', 'túi', 'can', 'ký', 'kí', 'cân', 'lạng', 'quy cách', 'size',
  'the', 'a', 'an', 'of', 'and', 'with', 'from', 'in', 'for', 'vietnam', 'vietnamese', 'buy', 'price', 'best', 'speciality', 'specialty', 'product', 'products', 'made', 'local', 'famous', 'good', 'cheap', 'where', 'to', 'online', 'shop online',
]

/**
 * Words for a whole kind of goods. They find nothing alone that they would exclude; what they name comes first.
 * Left: what is typed; right: words of names that it speaks of.
 */
export const kindsOfGoods: readonly (readonly [readonly string[], readonly string[]])[] = [
  [['đặc sản', 'dac san', 'đặc sản địa phương', 'món ngon', 'speciality'], ['đặc sản', 'dừa sáp', 'chuối', 'bưởi', 'cam', 'xoài', 'nhãn', 'vải', 'quýt', 'mận', 'hồng', 'sầu riêng', 'măng cụt', 'chôm chôm', 'thanh long', 'na', 'nem', 'mắm', 'nước mắm', 'mật ong', 'cu đơ', 'bánh pía', 'bánh cáy', 'bánh gai', 'kẹo dừa', 'trà', 'chè', 'tỏi', 'tiêu', 'sâm', 'quế', 'miến', 'gạo', 'cà phê', 'rượu', 'rượu nhung', 'chả', 'khô', 'cốm', 'thịt trâu', 'lạp xưởng', 'muối', 'yến sào']],
  [['quà', 'quà tết', 'quà biếu', 'quà tặng', 'giỏ quà', 'quà quê', 'quà lưu niệm', 'biếu', 'biếu tết', 'làm quà', 'gift', 'gifts', 'souvenir', 'tết'], ['rượu', 'trà', 'mứt', 'bánh', 'kẹo', 'mật ong', 'yến', 'cao', 'nhung', 'đông trùng', 'hộp quà', 'quà tặng', 'hạt điều', 'sâm', 'nấm']],
  [['đồ thủ công', 'thủ công', 'thủ công mỹ nghệ', 'hàng thủ công', 'mỹ nghệ', 'đồ mỹ nghệ', 'handicraft', 'handicrafts', 'handmade', 'craft', 'crafts', 'trang trí', 'đồ trang trí', 'lưu niệm', 'đồ lưu niệm'], ['thủ công mỹ nghệ', 'mỹ nghệ', 'tượng', 'gốm', 'thổ cẩm', 'mây', 'tre', 'đan', 'gỗ', 'đèn lồng', 'thảm', 'chiếu', 'tranh', 'lục bình', 'đàn', 'túi xách', 'quạt', 'nón']],
  [['đồ uống', 'thức uống', 'nước uống', 'giải khát', 'nước giải khát', 'drink', 'drinks', 'beverage'], ['trà', 'nước', 'rượu', 'cà phê', 'siro', 'nước ép', 'sữa']],
  [['đồ ăn vặt', 'ăn vặt', 'đồ ăn', 'snack', 'snacks', 'món ăn', 'đồ nhậu', 'mồi nhậu'], ['bánh', 'kẹo', 'khô', 'mứt', 'sấy', 'cơm cháy', 'hạt']],
  [['gia vị', 'đồ chấm', 'spice', 'spices', 'seasoning'], ['gia vị', 'nước mắm', 'muối', 'tương', 'mắm', 'tiêu', 'ớt', 'bột nêm', 'sa tế', 'chẩm chéo']],
  [['trái cây', 'hoa quả', 'cây trái', 'fruit', 'fruits'], ['trái cây', 'xoài', 'bưởi', 'cam', 'chuối', 'nhãn', 'vải', 'dưa', 'sầu riêng', 'thanh long', 'ổi', 'mận', 'chôm chôm', 'mít', 'na', 'quýt', 'măng cụt', 'khóm', 'dứa']],
  [['hải sản', 'đồ biển', 'hải sản khô', 'thủy sản', 'seafood'], ['cá', 'tôm', 'mực', 'cua', 'ghẹ', 'khô', 'ruốc', 'hàu', 'nghêu', 'rong nho', 'chả cá']],
  [['thuốc nam', 'dược liệu', 'thảo dược', 'thực phẩm chức năng', 'tpcn', 'thuốc bổ', 'sức khỏe', 'bồi bổ', 'herbal', 'herbs', 'herb', 'health'], ['cao', 'trà', 'đông trùng', 'sâm', 'curcumin', 'nghệ', 'cà gai leo', 'giảo cổ lam', 'linh chi', 'dược liệu', 'thảo dược', 'tinh dầu', 'yến', 'mật ong']],
  [['đồ khô', 'hàng khô', 'dried food'], ['khô', 'sấy', 'miến', 'măng', 'nấm']],
  [['du lịch', 'điểm du lịch', 'tham quan', 'đi chơi', 'điểm đến', 'homestay', 'travel', 'tourism', 'sinh thái'], ['du lịch', 'điểm du lịch', 'homestay', 'khu du lịch', 'trải nghiệm', 'làng']],
  [['mỹ phẩm', 'làm đẹp', 'cosmetics', 'skincare', 'dưỡng da'], ['xà phòng', 'dầu gội', 'tinh dầu', 'son', 'dầu dừa', 'xà bông']],
  [['đồ chay', 'món chay', 'ăn chay', 'vegetarian', 'vegan'], ['chay', 'đậu', 'nấm', 'tàu hũ']],
]

/** Peoples whose name is typed for the things of their places. */
export const peoples: readonly (readonly [readonly string[], readonly string[]])[] = [
  [['khmer', 'khơ me', 'khơme'], ['trà vinh', 'sóc trăng', 'an giang', 'trà cú', 'cầu kè', 'tri tôn', 'tịnh biên', 'cầu ngang']],
  [['chăm', 'cham'], ['ninh thuận', 'bình thuận', 'an giang', 'tân châu']],
  [['ê đê', 'ede', 'mnông', "m'nông"], ['đắk lắk', 'đắk nông']],
  [['tày', 'nùng', 'dao'], ['cao bằng', 'bắc kạn', 'lạng sơn', 'tuyên quang', 'hà giang', 'lào cai', 'thái nguyên', 'yên bái']],
  [['mông', "h'mông", 'hmong', 'mèo'], ['hà giang', 'lào cai', 'yên bái', 'sơn la', 'lai châu', 'điện biên']],
  [['tây nguyên'], ['gia lai', 'kon tum', 'đắk lắk', 'đắk nông', 'lâm đồng']],
  [['tây bắc'], ['sơn la', 'điện biên', 'lai châu', 'lào cai', 'yên bái', 'hòa bình']],
  [['miền tây', 'đồng bằng sông cửu long', 'đbscl', 'cửu long', 'mekong'], ['trà vinh', 'bến tre', 'vĩnh long', 'tiền giang', 'đồng tháp', 'an giang', 'kiên giang', 'cần thơ', 'hậu giang', 'sóc trăng', 'bạc liêu', 'cà mau', 'long an']],
]

/** Short ways of writing that no rule of initials gives. */
export const shortFor: readonly (readonly [string, readonly string[]])[] = [
  ['bt', ['bánh tét', 'bánh tráng', 'bến tre', 'bình thuận', 'bưởi']], ['đtht', ['đông trùng hạ thảo']], ['dtht', ['đông trùng hạ thảo']], ['ht', ['hạ thảo', 'hà tĩnh', 'hòa tan', 'hồng trà', 'hạt']], ['tv', ['trà vinh']], ['hn', ['hà nội']],
  ['hcm', ['hồ chí minh']], ['tphcm', ['hồ chí minh']], ['sg', ['sài gòn', 'hồ chí minh']], ['nm', ['nước mắm']], ['mo', ['mật ong']], ['sr', ['sầu riêng']], ['tl', ['thanh long', 'túi lọc']], ['cp', ['cà phê']], ['kd', ['kẹo dừa']], ['ds', ['dừa sáp']], ['bb', ['buôn bán', 'bánh']], ['lx', ['lạp xưởng']], ['dh', ['dưa hấu']], ['qn', ['quảng nam', 'quảng ninh', 'quảng ngãi']], ['qb', ['quảng bình']], ['na', ['nghệ an']], ['bg', ['bắc giang', 'bắc giang']], ['vl', ['vĩnh long']], ['st', ['sóc trăng']], ['cm', ['cà mau']], ['bl', ['bạc liêu', 'bảo lộc']], ['đl', ['đà lạt', 'đắk lắk']], ['bmt', ['buôn ma thuột']], ['brvt', ['bà rịa vũng tàu']], ['dn', ['đà nẵng', 'đồng nai']], ['đn', ['đà nẵng', 'đồng nai']], ['sp', ['sản phẩm']], ['tn', ['thái nguyên', 'tây ninh']], ['bk', ['bắc kạn']],
  ['ntm', ['nông thôn mới']], ['hq', ['hoa quả']], ['tcmn', ['thủ công mỹ nghệ']], ['mn', ['mỹ nghệ']], ['tpbvsk', ['bảo vệ sức khỏe']], ['bs', ['bổ sung']], ['nl', ['ngũ cốc']], ['sdd', ['sơn đông', 'sắn dây']], ['ct', ['cần thơ']], ['mđ', ['miến dong']],
]

/** Numbers as words, where the number stands in one name and the word in another. */
export const numberWords: readonly (readonly [string, string])[] = [
  ['1', 'một'], ['2', 'hai'], ['3', 'ba'], ['4', 'bốn'], ['4', 'tư'], ['5', 'năm'], ['6', 'sáu'], ['7', 'bảy'], ['7', 'bẩy'], ['8', 'tám'], ['9', 'chín'], ['10', 'mười'], ['100', 'trăm'],
]
