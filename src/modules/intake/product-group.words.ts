/**
 * Words by which a product's name tells its group, read against the 26 leaves of Appendix I of 26/2026/QĐ-TTg (reference/ocop/taxonomy-26-2026.json).
 * Phrases are parted by commas; the longest that fits wins. What a reading rests on stands beside it; change it here and run `bench/groups.ts`.
 */
export type Leaf =
  | 'I.1.a' | 'I.1.b' | 'I.2.a' | 'I.2.b' | 'I.3.a' | 'I.3.b' | 'I.3.c' | 'I.3.d' | 'I.4.a' | 'I.4.b' | 'I.5.a' | 'I.5.b' | 'I.6'
  | 'II.1.a' | 'II.1.b' | 'II.2.a' | 'II.2.b' | 'III.1' | 'III.2' | 'III.3' | 'IV.1' | 'IV.2' | 'V.1' | 'V.2' | 'V.3' | 'VI.1'

/** Raw materials: [leaf when fresh or plain, leaf when worked on]. A word of `worked` anywhere behind decides. */
export type Material = 'plant' | 'nut' | 'grain' | 'animal' | 'nectar' | 'nest' | 'herb' | 'spice' | 'bean'
export const materialLeaf: Readonly<Record<Material, readonly [plain: Leaf, worked: Leaf]>> = {
  plant: ['I.1.a', 'I.3.c'], // Rau, củ, quả, hạt tươi → Chế biến từ rau, củ, quả, hạt
  nut: ['I.2.a', 'I.3.c'], // kernels sold plain are "hạt sơ chế khác"
  bean: ['I.2.a', 'I.3.c'],
  grain: ['I.2.a', 'I.3.b'],
  animal: ['I.1.b', 'I.3.d'],
  nectar: ['I.2.b', 'I.3.d'], // Mật ong, mật khác → các sản phẩm từ mật ong, mật khác
  nest: ['I.2.b', 'I.3.d'], // bird's nest cleaned = raw or half worked agri-food; stewed = processed
  herb: ['III.3', 'III.3'], // dried or fresh medicinal plants stay "dược liệu khác"
  spice: ['I.4.b', 'I.4.b'], // Gia vị khác (muối, hành, tỏi, tiêu …), fresh or ground
}

/** These decide wherever they stand in the name. */
export const deciding: Readonly<Partial<Record<Leaf, string>>> = {
  'III.1': `viên nang, viên nén, viên hoàn, viên sủi, viên ngậm, viên uống, viên tinh nghệ, viên nghệ, viên hà thủ ô, viên đinh lăng, viên dây thìa canh, viên xạ đen, viên,
    curcumin, nano, thực phẩm bảo vệ sức khỏe, thực phẩm chức năng, thực phẩm bổ sung, siro ho, cốm tan, thuốc, ladodetox, giải rượu, detox`,
  'III.2': `mặt nạ, xà phòng, xà bông, dầu gội, sữa tắm, sữa rửa mặt, son dưỡng, son môi, kem dưỡng, kem chống nắng, serum, nước hoa, nước hoa hồng, tẩy tế bào chết, mỹ phẩm,
    lăn khử mùi, bồ kết gội, gội đầu, nước rửa tay, sáp thơm, kem đánh răng, nước súc miệng, muối tắm, muối ngâm chân, ngâm chân, bột tắm`,
  'IV.1': `mỹ nghệ, thủ công mỹ nghệ, mây tre, mây tre đan, tre đan, đan lát, chạm khắc, điêu khắc, sơn mài, gốm sứ, gốm, khảm trai, đồ gỗ, đồ đồng, tranh, tranh gỗ, lục bình gốm`,
  'IV.2': `thổ cẩm, dệt, may mặc, áo dài`,
  'VI.1': `du lịch, du lịch cộng đồng, du lịch sinh thái, điểm du lịch, khu du lịch, làng du lịch, homestay, tour, tham quan, trải nghiệm, nghỉ dưỡng, lưu trú, resort, farmstay, làng văn hóa`,
}

/** The head of the name: the first that stands in it decides, the longest at one place. */
export const heads: Readonly<Partial<Record<Leaf, string>>> = {
  // Quick and ready meals. Rice crackers, cakes and candy go with what they are made of.
  'I.3.a': `mì ăn liền, mỳ ăn liền, miến ăn liền, phở ăn liền, bún ăn liền, cháo ăn liền, hủ tiếu ăn liền, cháo, súp, snack, bim bim, bánh mì, bánh bao, bánh giò, pizza, xôi, cơm lam,
    cơm nắm, cơm ăn liền, lẩu, gỏi cuốn, chả giò, nem rán, ram, bánh xèo, bánh khọt, bánh hỏi, bánh cuốn, bánh ướt, mì quảng, bún bò, phở bò, soup, khoai tây chiên`,
  'I.3.b': `bánh, bún, miến, phở, mì, mỳ, mì gạo, mỳ gạo, mì chũ, mỳ chũ, mì rau củ, mỳ rau củ, bún khô, phở khô, bánh phở, bánh đa, bánh đa nem, bánh đa cua, bánh tráng, bánh tráng cuốn, bánh chưng, bánh tét, bánh pía,
    bánh gai, bánh cáy, bánh in, bánh dẻo, bánh nướng, bánh cốm, bánh khảo, bánh gấc, bánh quy, bánh xốp, bánh hạnh nhân, bánh lọc, bánh bột lọc, bánh nậm, bánh ít, bánh phồng, bánh phòng, bánh canh, bánh dày, bánh giầy,
    bánh đậu xanh, bánh trung thu, bánh tổ, bánh thuẫn, bánh ngải, bánh trời, bánh bao chỉ, bánh khẩu sli, khẩu sli, chè lam, cốm, cốm gạo, cốm nếp, bỏng gạo, bỏng nếp, gạo rang, cơm cháy, cơm rượu, ngũ cốc, ngũ cốc dinh dưỡng, bột ngũ cốc, bột dinh dưỡng,
    bột gạo, bột gạo lứt, bột nếp, bột ngô, bột bắp, kẹo gạo, kẹo gạo lứt, kẹo ngũ cốc, hủ tiếu, hủ tíu, sữa gạo, sữa ngô, mạch nha, cao lầu, trà gạo lứt, gạo lứt sấy, gạo lứt rang, thanh gạo lứt, thính, xôi chiên, nui, rong bột gạo, mầm lúa mạch`,
  'I.3.c': `kẹo, mứt, ô mai, dưa cải, dưa kiệu, dưa bồn bồn, dưa món, dưa mắm, dưa muối, dưa chua, cà muối, cà pháo, kim chi, củ cải muối, củ kiệu, măng khô, măng chua, măng ớt, măng muối, tinh bột, tinh bột nghệ, tinh bột sắn, tinh bột sắn dây, bột sắn dây,
    bột sắn, bột nưa, bột củ mài, bột chuối, bột khoai, bột rau má, bột rau, bột cải kale, bột chùm ngây, bột diếp cá, bột tía tô, bột đậu, bột hạt sen, bột sen, bột mít, bột trái cây, bột nghệ, bột nha đam, bột cần tây, bột đậu nành, miến dong, miến đao, miến rau củ, miến khoai, miến tỏi đen, miến sắn, miến đậu xanh,
    cu đơ, kẹo cu đơ, dầu lạc, dầu phụng, dầu đậu phụng, dầu đậu phộng, dầu mè, dầu mè đen, dầu vừng, dầu dừa, dầu dừa nguyên chất, dầu gấc, dầu ăn, dầu thực vật, dầu sachi, dầu điều, dầu bơ, dầu óc chó, dầu hạt cải, nước cốt dừa, cốt dừa, sữa hạt, bơ lạc, bơ đậu phộng, bơ hạt điều, đậu phụ, đậu hũ, tàu hũ, tàu hũ ky, đậu phụ khô,
    thạch đen, thạch, sương sáo, sương sâm, rau câu, rong biển, rong sụn, tỏi đen, tỏi ngâm, ớt ngâm, măng tươi đóng hộp, mắm chay, dừa sáp sợi, chuối ép, chè bưởi, chè sen, chè hạt sen, chè thập cẩm, chè đậu, mật gấc, mứt dừa, mứt gừng,
    tinh nghệ, mè xửng, khoai deo, khoai gieo, hồng treo gió, hồng sấy gió, tinh bột khoai, trứng vịt chay, trứng chay, chả chay, giò chay, ruốc nấm, pate chay, kem trái cây, gừng sấy, hạt dưa, hạt bí, hạt hướng dương, hạt mắc ca, mắc ca, macca, hạt điều, hạt sachi, hạt dẻ, hạt óc chó, hạt ca cao sấy, hạt sen sấy, cà na muối, cà na ngâm, thốt nốt ngâm, dứa đóng hộp, đường phèn hạt sen`,
  'I.3.d': `giò, giò lụa, giò me, giò bê, giò bò, giò thủ, giò tai, giò gà, giò bột, giò lắt, chả, chả lụa, chả bò, chả heo, chả cá, chả mực, chả ốc, chả tôm, chả hoa, chả cốm, nem, nem chua, nem nướng, nem bùi, nem giòn, nem đòn, tré, bì, bì lợn, bì sợi, xúc xích, lạp xưởng, lạp sườn, lạp xường,
    pate, pa tê, patê, thịt hộp, thịt chua, thịt treo, thịt gác bếp, thịt trâu gác bếp, trâu gác bếp, lợn gác bếp, thịt muối, thịt xông khói, thịt ba chỉ sấy, thịt kho, khô bò, khô gà, khô heo, khô nai, bò khô, gà khô lá chanh, ruốc, ruốc lợn, ruốc gà, ruốc cá, ruốc tôm, chà bông, khẩu nhục, khâu nhục, khô, khô cá, cá khô, khô mực, mực khô, tôm khô, khô tôm, tép khô,
    khô ếch, khô rắn, khô tép, mắm cá, mắm cá lóc, mắm cá linh, mắm cá sặc, mắm tôm chua, mắm tép, mắm ba khía, ba khía muối, mắm thái, mắm còng, mắm cáy, mắm rươi, mắm tép chưng thịt, mắm ruốc xào, mắm ruốc sả ớt, mắm cá cơm, mắm cá cơm chưng, mắm chưng, tôm chua, cá thính, cá kho, cá nướng, cá rim, cá hộp, cá mắm, cá muối, mực rim, mực một nắng, cá một nắng, lươn sấy, lươn một nắng,
    da cá, bánh phồng tôm, bánh phồng cá, phồng tôm, chả ram tôm, trứng muối, trứng vịt muối, trứng bắc thảo, sữa chua, sữa chua uống, yaourt, yogurt, sữa chua dừa sáp, phô mai, bơ sữa, kem sữa, kem, kem que, sữa thanh trùng, sữa tiệt trùng, váng sữa, sữa bò tươi thanh trùng, bánh sữa, sứa, sứa ăn liền, hàu sữa ăn liền, ruốc hàu, cá viên, bò viên, gân bò, heo quay, vịt quay, gà ủ muối, gà ủ, gà hấp, vịt muối,
    yến chưng, yến hũ, yến sào chưng, yến chưng sẵn, yến trưng sẵn, nước yến, tinh chất tổ yến, tinh chất yến, yến ăn liền, yến cao cấp ăn liền, đường thốt nốt, đường hoa dừa, đường mía, đường phên, đường phổi, mật ong lên men, mật ong nghệ, mật ong gừng, mật ong chanh đào, ong non, nhộng, dế, châu chấu, lò mò, lò mò pđăm, tung lò mò, mắm gà, cá mào gà, sữa ong chúa, phấn hoa`,
  // Sauces that are poured or dipped in. Fermented whole fish stays with processed fish.
  'I.4.a': `nước mắm, nước mắm chay, mắm nhỉ, mắm nêm, mắm tôm, mắm tôm chà, mắm ruốc, mắm cốt, mắm ớt, nước tương, tương, tương ớt, tương cà, tương hột, tương xay, tương bần, tương nếp, tương đậu, xì dầu, giấm, dấm, nước ớt, nước chấm, nước xốt, nước sốt, xốt, sốt, sa tế, chẻo, nước cốt canh, nước dùng, nước lèo, nước me,
    nước hàng, nước màu, nước màu dừa, dầu hào, mẻ, mật hoa dừa giấm, cốt me, chao, nước cốt phở`,
  'I.4.b': `gia vị, gia vị hoàn chỉnh, muối, muối ớt, muối tôm, muối tiêu, muối chẩm chéo, muối vừng, muối mè, hạt nêm, bột nêm, bột canh, bột ớt, bột tỏi, bột hành, bột gừng, bột quế, ớt bột, ớt khô, chẩm chéo, chẳm chéo, bột gia vị, hạt dổi, mắc khén, mắc mật, tiêu sọ, tiêu đen, hồ tiêu, tiêu, tiêu xanh, hạt tiêu, quế, quế điếu, quế chi, bột nghệ gia vị, hành tím, hành phi, hành sấy, sả,
    củ nén, nén, tỏi, tỏi cô đơn, bột điều, bột cà ri, rong muối`,
  'I.5.b': `chè dây, trà dây, chè vằng, trà vằng, chè đắng, trà hoa vàng, chè hoa vàng, trà atiso`,
  'I.6': `cà phê, cafe, cà phê phin, cà phê bột, cà phê rang xay, cà phê hòa tan, cà phê nhân xanh, ca cao, cacao, bột ca cao, bột cacao, hạt ca cao, socola, sô cô la, chocolate, quà tặng socola, coffee`,
  'II.1.b': `rượu vang, rượu cần, rượu ghè, vang, bia, rượu mùi, rượu trái cây, rượu nếp cẩm, rượu nếp than, rượu hoa quả, rượu thuốc, rượu ngâm, cider, nếp cẩm ủ`,
  'II.2.a': `nước khoáng, nước khoáng thiên nhiên, nước uống đóng chai, nước tinh khiết, nước uống tinh khiết, nước đóng chai, nước uống đóng bình, nước đóng bình, nước ion kiềm, nước suối`,
  'II.2.b': `nước ép, nước uống, nước cốt, nước cốt chanh, nước trái cây, nước giải khát, nước đông trùng hạ thảo, nước mát, nước sâm, nước mía, nước dừa, nước gấc, nước chanh, nước nha đam, nước hồng sâm, nước yến mạch, siro, si rô, sinh tố, trà sữa, nước linh chi, nước mơ, mơ ngâm, sấu ngâm, kombucha, sữa đậu nành, sữa bắp, sữa sen, chanh đào mật ong, nước rau má, mật chanh,
    nước nghệ, nước tắc, nước atiso, nước me đá, nước lên men, soda`,
  // Extracts are read as functional food or traditional medicine; as plain plants they would be III.3.
  'III.1': `cao, cao mềm, cao lỏng, cao khô, cao xương, cao ngựa, cao ban long, cao trăn, cao atiso, cao actiso, thuốc nam, dầu gió, dầu xoa bóp, rượu xoa bóp, cồn xoa bóp, nước súc họng, trà phun, bột cao, nano nghệ, tinh chất nghệ, hồng sâm, sâm tẩm mật ong, đông trùng hạ thảo mật ong, viên đông trùng`,
  'III.3': `tinh dầu, dầu tràm, dầu quế, dầu sả, tinh dầu tràm, tinh dầu quế, tinh dầu gấc, dược liệu, thảo dược, thảo dược ngâm, gói ngâm, lá tắm, lá xông, thuốc tắm, xông hơi, túi thơm, gối thảo dược, nước rửa chén, nước lau sàn, nước giặt`,
  'IV.1': `chổi, chổi đót, thảm, thảm xơ dừa, chiếu, chiếu cói, cói, nón, nón lá, giỏ, giỏ bán nguyệt, rổ, rổ rá, thúng, đèn lồng, đèn, bộ đèn, đèn bàn, tượng, tượng gỗ, tượng trầm, vòng, vòng tay, vòng trầm, vòng đeo tay, vòng đèo tay, trầm hương, trầm, trầm cảnh, trầm kiến, nụ trầm, nhang, nhang trầm, nhang quế, nhang sạch, hương, hương trầm, hương thơm, hương thẻ, hương nhang, hương sạch, hương đen, quạt, quạt gỗ, quạt giấy,
    đàn, đàn guitar, đàn bầu, khèn, sáo, chiêng, trống, đũa, đũa tre, muỗng, thìa, môi muỗng, dao, thớt, ống hút, ống hút tre, ống hút gạo, ống hút cỏ, khay, hộp quà tặng, hộp quà, bình phong, tấm bình phong, gương, khung tranh, lọ hoa, bình hoa, chậu, lục bình, bình gốm, ấm chén, bát đĩa, lư đồng, chuông, cồng chiêng, mô hình, thuyền, thuyền buồm, quà lưu niệm, móc khóa, bàn ghế, tủ, giường, ghế, kệ, lồng chim, lồng bàn, ngư cụ, lưới,
    hoa giấy, hoa lụa, hoa giả, bộ nhà tắm, bàn chải tre, song ngư, phật, dụng cụ, mặt nạ giấy, mặt nạ gỗ, xơ dừa, gáo dừa, chén gáo dừa, than sinh học, giấy dó, giấy, nồi đất, đá mỹ nghệ, bạc, chạm bạc, trang sức, ngọc trai, tò he, con rối, rối nước, gỗ lũa, búp bê`,
  // Leather is counted with garments: shoes, belts and bags are worn.
  'IV.2': `vải, lụa, tơ lụa, tơ tằm, lanh, vải lanh, khăn, khăn rằn, khăn choàng, khăn lụa, khăn tắm, áo, quần, váy, sà rông, xà rông, trang phục, dép, giày, giày dép, dép nam, thắt lưng, ví, ví nam, ví da, túi xách, túi, túi thổ cẩm, túi vải, balo, mũ, chăn, chăn bông, gối, nệm, màn, thêu, tranh thêu tay, len, đồ da, da cá sấu, tạp dề, võng`,
  'V.1': `hoa tươi, hoa cúc, hoa hồng, hoa lan, hoa ly, hoa đào, hoa mai, hoa ban, hoa sen tươi, lan hồ điệp, phong lan, địa lan, hoa tulip, hoa đồng tiền, hoa lay ơn, hoa dơn, hoa huệ, cúc mâm xôi, hoa chậu, hoa treo, hoa kiểng, hoa cẩm chướng, hoa cát tường, hoa cắt cành`,
  'V.2': `cây cảnh, cây kiểng, bonsai, cây thế, cây mai, mai vàng, cây đào, cây quất cảnh, quất cảnh, quất bonsai, sen đá, xương rồng, cây giống, cây nội thất, cây hoa giấy, cây si, cây sanh, cây phát lộc, trúc phát tài, tiểu cảnh, sứ thái, cây lộc vừng`,
  'V.3': `cá cảnh, cá koi, cá chép koi, cá rồng, cá la hán, chim cảnh, gà cảnh, gà tre, chó cảnh, chó phú quốc, chim yến phụng, cá dĩa, cá vàng, tép cảnh`,
  'VI.1': `bản du lịch, nhà vườn du lịch, vườn sinh thái, khu sinh thái, lễ hội, bản làng, làng nghề du lịch, chèo thuyền, cắm trại`,
}

/** Raw materials. Single words count only at the head of the name or behind a classifier (quả, củ, hạt …), so that people's and places' names are not taken for fruit. */
export const materials: Readonly<Record<Material, string>> = {
  plant: `bưởi, bưởi da xanh, bưởi năm roi, cam, cam sành, cam vinh, cam xoàn, quýt, quýt đường, chanh, chanh leo, chanh dây, chanh không hạt, chanh đào, tắc, quất, thanh trà, phật thủ, xoài, xoài cát, nhãn, nhãn lồng, nhãn xuồng, vải, vải thiều, vải lai, chôm chôm, mít, mít thái, sầu riêng, măng cụt, vú sữa, mãng cầu, mãng cầu xiêm, na, na dai, ổi, lê, mận, mận tam hoa, mận hậu, đào, mơ, sơ ri, táo, nho, nho hạ đen,
    hồng không hạt, hồng giòn, hồng, thanh long, dứa, thơm, khóm, chuối, chuối ngự, chuối xiêm, chuối tá quạ, chuối tiêu, dưa hấu, dưa lưới, dưa lê, dưa vàng, dưa kim, dưa leo, dưa chuột, đu đủ, bơ, bơ sáp, dừa, dừa sáp, dừa xiêm, dừa tươi, me, cóc, sấu, trám, trám đen, trám trắng, dâu, dâu tây, dâu tằm, dâu da, lựu, roi, chùm ruột, bòn bon, lòn bon, dâu hạ châu, sapoche, hồng xiêm, hạt sen, sen, củ sen, ngó sen, gương sen,
    phúc bồn tử, việt quất, táo mèo, sơn tra, diếp cá, rong nho, rong nho biển, mắc ca tươi, cà na, sim, thốt nốt, gấc, hoa đu đủ đực, hoa thiên lý, bông điên điển, bông súng, rau, rau sạch, rau an toàn, rau rừng, rau hỗn hợp, rau lủi, rau sắng, rau ngót, rau muống, rau má, rau cần, rau cần nước, rau bò khai, rau dớn, rau thủy canh, rau mầm, rau càng cua, rau nhíp, cải, cải ngọt, cải xanh, cải kale, cải mèo, cải bẹ, bắp cải, xà lách, su hào, su su, ngọn su su, súp lơ, bí, bí đỏ, bí xanh, bí đao, bí thơm, bầu, mướp, mướp đắng, mướp hương,
    khổ qua, khổ qua rừng, cà chua, cà tím, cà rốt, cà pháo tươi, ớt, ớt chuông, đậu bắp, đậu cô ve, đậu đũa, măng, măng tươi, măng tây, măng lục trúc, măng bát độ, khoai, khoai lang, khoai tây, khoai môn, khoai sọ, khoai mỡ, khoai sâm, khoai mài, củ cải, củ cải trắng, củ đậu, củ sắn, củ dền, củ ấu, sắn, sắn dây, gừng tươi, riềng, ngô nếp, ngô ngọt, bắp, bắp nếp, bắp non, bắp bao tử, nấm, nấm rơm, nấm hương, nấm sò, nấm bào ngư, nấm đùi gà, nấm kim châm, nấm mộc nhĩ, mộc nhĩ, nấm tươi, nấm mối, nấm mỡ,
    nấm tràm, rau củ, rau củ quả, trái cây, hoa quả, quả, trái, giá đỗ, đậu phộng tươi, lạc tươi, hành lá, rau thơm, rau gia vị, ngò, bồn bồn, kiệu, tầm bóp, atiso tươi, cây chúc, nha đam, dọc mùng, cỏ ngọt tươi, củ quả, rau quả, bông hẹ, hoa chuối`,
  nut: `lạc, lạc nhân, lạc sen, lạc cúc, lạc đỏ, lạc củ, đậu phộng, đậu phụng, điều, vừng, mè, mè đen, vừng đen, hạnh nhân, óc chó, hạt giống, hạt chia`,
  bean: `đậu xanh, đậu đen, đậu đỏ, đậu tương, đậu nành, đỗ xanh, đỗ đen, đỗ tương, đậu nho nhe, đậu trắng, đậu, đỗ`,
  grain: `gạo, gạo nếp, gạo tẻ, gạo lứt, gạo thơm, gạo hữu cơ, gạo sạch, gạo nhật, gạo séng cù, gạo nàng thơm, gạo tám, gạo huyết rồng, gạo mầm, gạo dẻo, gạo nương, gạo đỏ, gạo tím than, nếp, nếp cái hoa vàng, nếp cẩm, nếp nương, nếp than, lúa, thóc, kê, ý dĩ, tam giác mạch, bo bo, yến mạch, ngô, ngô hạt`,
  animal: `thịt, thịt lợn, thịt heo, thịt gà, thịt bò, thịt trâu, thịt dê, thịt vịt, thịt thỏ, thịt cừu, thịt nai, lợn, lợn rừng, lợn bản, lợn đen, lợn mán, heo, heo thảo dược, heo rừng, heo đen, gà, gà đồi, gà ta, gà thả vườn, gà ác, gà đen, gà đông tảo, gà tươi, vịt, vịt biển, vịt trời, vịt bầu, vịt xiêm, ngan, ngỗng, bò, bê, bò một nắng, trâu, dê, cừu, thỏ, chim bồ câu, cút, hươu, nhung hươu, nai, ếch, lươn, chạch, ba ba, rắn, ốc, ốc bươu, ốc nhồi, ốc hương, hàu, nghêu, ngao, sò, sò huyết, vẹm, tu hài, bào ngư, cua, cua biển, cua gạch, ghẹ, cáy, ba khía, còng, rạm, rươi, tôm,
    tôm thẻ, tôm sú, tôm càng, tôm càng xanh, tôm đất, tôm hùm, tôm rảo, tép, tép đồng, mực, mực ống, mực lá, bạch tuộc, cá, cá lóc, cá tra, cá basa, cá chép, cá trắm, cá rô, cá rô phi, cá diêu hồng, cá lăng, cá chiên, cá bống, cá chình, cá thu, cá ngừ, cá hồi, cá tầm, cá bớp, cá mú, cá chim, cá cơm, cá cơm sữa, cá nục, cá mối, cá ngần, cá sặc, cá sặc rằn, cá linh, cá kèo, cá lưỡi trâu, cá khoai, cá lòng tong, cá thát lát, cá mè, cá mè vinh, cá trèn, cá chốt, cá bổi, cá trê, cá dứa, hải sâm, sá sùng, cầu gai, sứa tươi,
    trứng, trứng gà, trứng vịt, trứng cút, trứng ngỗng, trứng gà ác, hột vịt, sữa, sữa tươi, sữa bò, sữa dê, mỡ, thủy sản, hải sản`,
  nectar: `mật ong, mật ong rừng, mật ong hoa, mật ong dú, mật dú, mật ong bạc hà, mật hoa dừa, mật mía, mật hoa, mật thốt nốt, mật ngụy, mật dừa nước, mật, ong mật, mật bạc hà, sáp ong`,
  nest: `yến sào, yến, tổ yến, yến thô, yến tinh chế, yến tươi, yến rút lông, tổ yến tinh chế, yến sào thô, yến sào tinh chế, chân yến`,
  herb: `đông trùng hạ thảo, đông trùng, sâm, sâm ngọc linh, nhân sâm, sâm dây, sâm nam, đảng sâm, đẳng sâm, sâm bố chính, sâm cau, sâm đất, tam thất, nụ tam thất, nụ hoa tam thất, đinh lăng, linh chi, nấm linh chi, nấm lim xanh, ba kích, hà thủ ô, cà gai leo, giảo cổ lam, xạ đen, dây thìa canh, thìa canh, cà gai, kim ngân, kim ngân hoa, kim tiền thảo, nụ vối, lá vối, hoa hòe, hoa cúc khô, nụ hoa, atiso, actiso, atiso khô, lan kim tuyến, thạch hộc,
    nghệ, nghệ đen, gừng, gừng khô, bồ hòn, bồ kết, trinh nữ hoàng cung, mật gấu, thảo quả, sa nhân, hồi, hoa hồi, quế thanh, dây tầm gửi, tầm gửi, mú từn, khổ sâm, đỗ trọng, đương quy, bạch truật, cát cánh, ngũ gia bì, an xoa, hoàn ngọc, nhàu, trái nhàu, quả nhàu, chùm ngây, cỏ ngọt, la hán, hoa đậu biếc, tâm sen, tim sen, long nhãn, kỷ tử, bách bộ, hương nhu, bạc hà, ngải cứu, lạc tiên, râu ngô, nhân trần, cam thảo, diệp hạ châu, rau đắng, sacha inchi lá, mộc hoa, thảo mộc`,
  spice: `tỏi lý sơn, tỏi phan rang, tỏi tía, tỏi, gừng gió, hành, hành tỏi, ớt khô, nén, hẹ, nghệ tươi, kiệu khô`,
}

/** Words behind a raw material that make it processed. */
export const worked = `sấy, sấy dẻo, sấy khô, sấy giòn, sấy lạnh, sấy thăng hoa, khô, dẻo, rim, rang, chiên, nướng, kho, hấp, luộc, chần, tẩm, tẩm gia vị, tẩm bột, ướp, tẩm ướp, muối, muối chua, ngâm, ngâm mật ong, đóng hộp, ăn liền, cấp đông, đông lạnh, một nắng, hun khói,
  xông khói, gác bếp, treo gió, tách nước, xay, nghiền, dạng bột, cuộn, sợi, lên men, chế biến, xiên que, chua, rim me, ép, cô đặc, cán, cán mỏng, xào, quay, dầm, bơ tỏi, tỏi ớt, rang tỏi ớt, rang muối, rang củi, wasabi, phô mai, cắt lát, hòa tan, trích ly, đậm đặc, chưng, đường phèn`
/** Freezing leaves meat and fish raw. */
export const rawStill = `đông lạnh, cấp đông, tươi đông lạnh`
/** Cleaned and dried bird's nest is still nest; cooked it is food. */
export const nestWorked = `chưng, trưng, chưng sẵn, trưng sẵn, hũ, ăn liền, nước, đường phèn, thăng hoa, chế biến, hộp thiếc`
/** Heads of one syllable that no person or place bears: they count wherever they stand. */
export const anywhere = `bánh, bún, miến, phở, mì, mỳ, kẹo, mứt, giò, chả, nem, pate, ruốc, mắm, cháo, súp, tương, giấm, dấm, siro, thạch, snack, socola, cafe, cacao, tré, gạo, nước mắm`
/** In front of a raw material. */
export const classifiers = `quả, trái, củ, hạt, hột, lá, cây, con, nụ, bông, thịt, cá, bột, múi, ruột, nhân, bộ, nhóm, tấm, cặp, gói, hộp, túi, chai, hũ, lọ, rau, giống, cơm`
/** What stands in front of a name without naming anything. */
export const openings = `bộ sản phẩm, nhóm sản phẩm, sản phẩm, bộ quà tặng, đặc sản, combo, set, nhóm, các loại, các, độc đáo`
/** Materials of one syllable that are as often part of a person's, a place's or another thing's name. */
export const doubtful = `hồng, me, mơ, lê, na, thơm, đào, cam, bơ, dâu, sen, hồi, quế, mật, điều, nho, cóc, sim, vải, hoa, quả, trái, nén, mực, sâm, nghệ, gừng, đậu, bò, kê`
/** Places that hold the word trà. */
export const teaPlaces = `trà vinh, trà bồng, trà ôn, trà sư, trà my, trà cú, trà lĩnh, trà linh, trà tân, trà kiệu, trà leng, trà lý, trà nóc, trà côn, trà giang, sơn trà`

/** Tea: words of the tea plant (I.5.a) against those of other plants (I.5.b, with every herb and fruit). */
export const teaLeaf = `xanh, đen, trắng, vàng lá, shan, shan tuyết, san tuyết, oolong, ô long, olong, nõn, nõn tôm, tôm nõn, búp, búp tím, móc câu, móc câù, đinh, đĩnh, đinh ngọc, bát tiên, kim tuyên, phổ nhĩ, phổ nhỉ, bạch trà, hồng trà, hoàng trà, lục trà, sencha, matcha, gaba, ô long sữa, sương sớm, mầm sương, cổ thụ, tuyết, tân cương, thái nguyên, tà xùa, suối giàng, trại cài, mộc châu, lài, nhài, hoa nhài, hoa lài, ướp, ướp sen, ướp hoa, ướp hỏa, ngọc thúy, ngọc thuý, pát tiên, phúc vân tiên, đặc sản, trung du, lai ldp, thúy ngọc, sao suốt, hương cốm, cốm, tứ quý, pu erh, phiến, sợi`
export const teaOther = `hoa vàng, rừng, lá rừng, linh xanh, xạ đen, trà hoa, hoa hồng, hoa cúc, hoa sen, lá sen, củ sen, tâm sen, tim sen, hạt sen, liên, hồng liên, thảo mộc, thảo dược, dược liệu, dưỡng sinh, bách hoa, vạn hoa, hoa, gạo lứt, lá, rau má, nụ, vỏ bưởi, bí đao, đậu đen, đậu đỏ, khổ qua, mướp đắng, hibiscus, atiso, nấm linh xanh, quế, hồi, ổi, bưởi, táo, gừng, dâu tằm, đu đủ, vằng, dây, mãng cầu, nhàu, vối, sâm, linh chi, chùm ngây, nấm, ngưu bàng, tía tô, sả, cam, lá ổi, lá dâu, lá tre, diếp cá, măng, lức, cúc, sen`

/** Spirits: grain alone makes white spirit (II.1.a); fruit, herbs, deer horn and the like make another drink (II.1.b). */
export const spiritGrain = `gạo, nếp, nếp cái, nếp cái hoa vàng, gạo nếp, ngô, ngô men lá, men lá, men, đế, trắng, gốc, bàu đá, làng vân, lứt, gạo lứt, gạo nhật, sắn, hồng đế, thóc, ngâm hạ thổ, hạ thổ, kim long, nàng hương, mầm thóc`
export const spiritOther = `chuối, mơ, mận, sim, nho, dâu, táo, táo mèo, vải, dứa, khóm, điều, dừa, thốt nốt, mãng cầu, sơ ri, bạch cúc, cúc, hoa, mật ong, nhung hươu, nhung, hươu, cao, ngâm, thuốc, cần, ghè, vang, trái cây, chanh, gấc, trái nhàu, mía, gừng, quế, rắn, tắc kè, cá ngựa, ong, trứng, cẩm, nếp cẩm, than, cốc, me, phúc bồn tử, thanh long, bưởi, cam, chuối hột, đòng đòng, hương nhu`

/** English words that lists of foreign-language pages use. Matched after the Vietnamese ones. */
export const english: Readonly<Partial<Record<Leaf, string>>> = {
  'I.1.a': `durian, sweet potato, oranges, orange, pomelo, dragon fruit, mango, lychee, banana, vegetable, vegetables, mushroom, grape seaweed, pineapple, coconut, fruit, melon`,
  'I.1.b': `eggs, egg, fresh egg, duck, sea duck, chicken, pork, beef, shrimp, fish, squid, meat, rabbit meat`,
  'I.2.a': `rice, sticky rice, brown rice`,
  'I.2.b': `honey, bird nest, birds nest, nectar`,
  'I.3.a': `instant noodle, instant noodles, snack`,
  'I.3.b': `rice cake, cake, biscuit, biscuits, noodle, noodles, vermicelli, rice paper, cookies, bread`,
  'I.3.c': `dried fruit, jam, candy, mix candy, cashew, cashew nut, peanut, salted grape seaweed, freeze dried durian, dried sweet potato, dried purple sweet potato, coconut oil, turmeric starch`,
  'I.3.d': `sausage, half dried squid, dried squid, dried fish, dried shrimp, dried rabbit meat, dried meat, yogurt, ice cream, baked egg`,
  'I.4.a': `fishsauce, fish sauce, soy sauce, sauce, vinegar`,
  'I.4.b': `salt, refined salt, grain salt, pepper, garlic, spice`,
  'I.5.a': `green tea, black tea, shan tuyet tea, oolong tea, tea`,
  'I.5.b': `herbal tea, artichoke tea`,
  'I.6': `coffee, cocoa`,
  'II.1.a': `rice wine, spirit`,
  'II.1.b': `wine, fruit wine, ruou de`,
  'II.2.b': `juice, fruit juice, dragon fruit juice, syrup`,
  'III.1': `capsule, capsules, supplement`,
  'III.3': `essential oil`,
  'IV.1': `basket, handicraft, bamboo, lantern`,
  'IV.2': `brocade, silk`,
  'VI.1': `tourism, homestay`,
}
