import type { ListColumn } from '#platform/list-types'

export type ImportColumn =
  | 'ordinal' | 'name' | 'producer' | 'producerType' | 'address' | 'commune' | 'district' | 'province' | 'stars' | 'starsValue' | 'score' | 'group'
  | 'decided' | 'year' | 'decision' | 'validUntil' | 'certificate' | 'status' | 'note' | 'price' | 'pack' | 'sourceDate' | 'sourceName' | 'sourceUrl'

const placeOrProvince = /^(huyện|quận|thị xã|tx\.?|thành phố|tp\.?|tỉnh|h\.)\s/i

/** The columns of a list of certified products, by the wordings that offices use. */
export const importColumns: readonly ListColumn<ImportColumn>[] = [
  { key: 'ordinal', headings: ['STT', 'TT', 'Số TT', 'Số thứ tự', 'No'] },
  { key: 'name', required: true, headings: ['Tên sản phẩm', 'Sản phẩm', 'Tên SP', 'Tên sản phẩm OCOP', 'Sản phẩm OCOP', 'Tên sản phẩm/bộ sản phẩm', 'Tên sản phẩm, dịch vụ', 'Danh mục sản phẩm', 'name', 'product', 'product name'] },
  { key: 'producer', group: 'producer', headings: ['Chủ thể', 'Tên chủ thể', 'Chủ thể OCOP', 'Chủ thể sản xuất', 'Cơ sở sản xuất', 'Cơ sở SX', 'CSSX', 'Cơ sở', 'Chủ cơ sở', 'Hộ sản xuất', 'Đơn vị', 'Đơn vị sản xuất', 'Tên cơ sở', 'Tên đơn vị', 'Chủ thể sản phẩm', 'Chủ thể tham gia', 'Tên chủ thể sản xuất', 'Doanh nghiệp, HTX', 'producer'] },
  { key: 'producerType', headings: ['Loại hình', 'Loại hình chủ thể', 'Loại hình tổ chức', 'producer_type'] },
  { key: 'address', group: 'producer', headings: ['Địa chỉ', 'Địa chỉ chủ thể', 'Địa chỉ sản xuất', 'Nơi sản xuất', 'Địa điểm', 'Địa bàn', 'address'] },
  { key: 'commune', group: 'producer', headings: ['Xã/thị trấn', 'Xã', 'Xã, phường', 'Xã/phường', 'Xã/phường/thị trấn', 'Xã, phường, thị trấn', 'Phường/xã', 'Tên xã', 'commune', 'Địa chỉ › Xã/thị trấn', 'Đặc khu'] },
  { key: 'district', group: 'producer', section: placeOrProvince, headings: ['Huyện', 'Huyện/thị xã', 'Huyện, thị xã, thành phố', 'Huyện/TX/TP', 'Quận/huyện', 'Huyện/thành phố', 'Địa phương', 'district', 'Địa chỉ › Huyện'] },
  { key: 'province', section: placeOrProvince, headings: ['Tỉnh', 'Tỉnh/thành phố', 'Tỉnh, thành phố', 'Tỉnh/TP', 'Tên tỉnh', 'province'] },
  { key: 'stars', headings: ['Phân hạng', 'Hạng sao', 'Hạng', 'Xếp hạng', 'Số sao', 'Sao', 'Hạng sản phẩm', 'Kết quả phân hạng', 'Xếp hạng sao', 'Kết quả', 'Đạt sao', 'Tiêu chuẩn', 'stars', 'rank'] },
  { key: 'starsValue', headings: ['stars_value'] },
  { key: 'score', headings: ['Điểm', 'Tổng điểm', 'Điểm đánh giá', 'Điểm trung bình', 'Số điểm', 'score'] },
  { key: 'group', headings: ['Nhóm', 'Nhóm sản phẩm', 'Ngành hàng', 'Ngành/nhóm', 'Bộ sản phẩm', 'Phân nhóm', 'group'] },
  { key: 'decided', headings: ['Ngày công nhận', 'Ngày quyết định', 'Ngày ký', 'Ngày ký QĐ', 'Ngày QĐ', 'Ngày ban hành', 'Ngày cấp', 'Ngày cấp giấy chứng nhận', 'Thời gian công nhận', 'Ngày, tháng, năm công nhận', 'decided on'] },
  { key: 'year', headings: ['Năm', 'Năm công nhận', 'Năm đánh giá', 'Năm đạt', 'Năm chứng nhận', 'certified_year', 'year'] },
  { key: 'decision', headings: ['Quyết định', 'Số quyết định', 'Quyết định công nhận', 'Số, ngày quyết định', 'Căn cứ', 'QĐ công nhận', 'Số QĐ', 'decision_no', 'decision'] },
  { key: 'validUntil', headings: ['Thời hạn', 'Hiệu lực', 'Có giá trị đến', 'Ngày hết hạn', 'Thời hạn hiệu lực', 'Giá trị đến ngày', 'valid until'] },
  { key: 'certificate', headings: ['Số giấy chứng nhận', 'Mã giấy chứng nhận', 'Mã chứng nhận', 'Mã sản phẩm', 'Mã số sản phẩm', 'Số GCN', 'certificate'] },
  { key: 'status', headings: ['Trạng thái', 'Tình trạng', 'Hình thức', 'Loại đánh giá', 'status'] },
  { key: 'note', headings: ['Ghi chú', 'Chú thích', 'note', 'notes'] },
  { key: 'price', headings: ['Giá', 'Giá bán', 'Đơn giá', 'price_vnd', 'price'] },
  { key: 'pack', headings: ['Đơn vị tính', 'ĐVT', 'Quy cách', 'unit'] },
  { key: 'sourceDate', headings: ['Ngày công bố', 'source_date'] },
  { key: 'sourceName', headings: ['Nguồn', 'source_id', 'source'] },
  { key: 'sourceUrl', headings: ['Địa chỉ nguồn', 'Liên kết', 'source_url', 'url', 'link'] },
]
