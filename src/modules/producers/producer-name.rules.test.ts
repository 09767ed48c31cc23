import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCases } from '../../../bench/cases.ts'
import { readProducerName } from './producer-name.rules.ts'

describe('legal form and name proper', () => {
  test.each([
    ['HTX Dừa sáp Hòa Tân', 'cooperative', 'Dừa sáp Hòa Tân'], ['Hợp tác xã (HTX) dịch vụ Nông nghiệp Gia Thanh', 'cooperative', 'dịch vụ Nông nghiệp Gia Thanh'], ['HTXNN Thông Hòa', 'cooperative', 'Thông Hòa'], ['HTX DVNN Hữu cơ Song Vũ', 'cooperative', 'DVNN Hữu cơ Song Vũ'],
    ['THT sản xuất nông nghiệp thôn Nước Lang', 'cooperative-group', 'sản xuất nông nghiệp thôn Nước Lang'], ['Tổ hợp tác Đại Thắng', 'cooperative-group', 'Đại Thắng'], ['Công ty TNHH MTV Asuka Việt Nam', 'enterprise', 'Asuka Việt Nam'], ['CTY TNHH MTV TM VÀ DV Thái Minh Nguyên', 'enterprise', 'TM VÀ DV Thái Minh Nguyên'],
    ['Công ty THHH Bảo Gia 26', 'enterprise', 'Bảo Gia 26'], ['CTCP Trà Bắc', 'enterprise', 'Trà Bắc'], ['DNTN Minh Phát', 'enterprise', 'Minh Phát'], ['Chi nhánh Công ty Cổ phần thực phẩm Sen Ðại Việt', 'enterprise', 'thực phẩm Sen Đại Việt'], ['Công ty CP Tập đoàn Hann', 'enterprise', 'Hann'],
    ['HKD sản xuất và kinh doanh bánh ngọt Thùy Quyên', 'household', 'sản xuất và kinh doanh bánh ngọt Thùy Quyên'], ['Hộ SXKD Nguyễn Văn Sang', 'household', 'Nguyễn Văn Sang'], ['hộ bà Nguyễn Thị Thu Vân', 'household', 'Nguyễn Thị Thu Vân'], ['hộ sản xuất chị Đặng Thị Khánh Ly', 'household', 'Đặng Thị Khánh Ly'],
    ['Cơ sở SX-KD và chế biến rượu Đức Huy', 'household', 'và chế biến rượu Đức Huy'], ['xưởng chế biến thực phẩm bánh kẹo Thiên Đức', 'household', 'thực phẩm bánh kẹo Thiên Đức'], ['Trang trại gà Minh Tâm', 'farm', 'gà Minh Tâm'], ['Hội Nông dân xã Tân Lập', 'association', 'Nông dân xã Tân Lập'],
    ['Nông hộ Trần Văn Hai', 'household-unregistered', 'Trần Văn Hai'], ['Nhà hàng Tám Cương', 'unknown', 'Tám Cương'], ['HTX', 'cooperative', ''], ['Bac Lieu Salt Joint Stock Company', 'enterprise', 'Bac Lieu Salt'], ['business household of Nguyen Ngoc Bao', 'household', 'Nguyen Ngoc Bao'],
    ['Su Anh Agricultural Service and Production Cooperative', 'cooperative', 'Su Anh Agricultural Service and Production'],
  ])('%s', (raw, form, core) => {
    expect(readProducerName(raw)).toMatchObject({ raw, form, core })
  })

  test('an address glued behind the name is split off, a military zone or a dash in the name is not', () => {
    expect(readProducerName('HTX Tân Qui, xã An Phú Tân')).toMatchObject({ text: 'HTX Tân Qui, xã An Phú Tân', name: 'HTX Tân Qui', address: 'xã An Phú Tân' })
    expect(readProducerName('Hộ kinh doanh Đỗ Văn Vũ Trường, xã Tam Ngãi')).toMatchObject({ core: 'Đỗ Văn Vũ Trường', person: true, address: 'xã Tam Ngãi' })
    expect(readProducerName('Trung tâm Nuôi trồng nghiên cứu chế biến dược liệu, Quân Khu 9').address).toBeNull()
    expect(readProducerName('Cơ sở Yến sào Phú Hòa- Trà Vinh').address).toBeNull()
  })

  test('a brand in quotes, a misspelt form, letters that look like ours', () => {
    expect(readProducerName('Cơ sở sản xuất mắm Bà Giáo Khỏe “7777777”')).toMatchObject({ brand: '7777777', core: 'mắm Bà Giáo Khỏe' })
    expect(readProducerName('Công ty THHH Bảo Gia 26').notes).toEqual(['form-misspelt'])
    expect(readProducerName('HTX Trái cây ᶊᶖᶇʜ học').notes).toEqual(['letters-repaired'])
  })

  test('abbreviations are written out in the key, joining words and signs do not matter', () => {
    const key = (raw: string): string => readProducerName(raw).key
    expect(key('Công ty TNHH SXKD tổng hợp Đông Á')).toBe(key('Công ty TNHH Sản xuất, Kinh doanh tổng hợp Đông Á'))
    expect(key('CTY TNHH MTV TM VÀ DV Thái Minh Nguyên')).toBe(key('Công ty TNHH MTV TM&DV Thái Minh Nguyên'))
    expect(key('Công ty TNHH XNK An Phú')).toBe(key('Công ty trách nhiệm hữu hạn Xuất nhập khẩu An Phú'))
    expect(key('HTXNN Thông Hòa')).toBe(key('Hợp tác xã nông nghiệp Thông Hòa'))
  })

  test('distinct words leave out form and trade, and keep places that begin with a trade word', () => {
    expect(readProducerName('Cơ sở sản xuất nem Hoàng Khánh').distinct).toEqual(['hoang', 'khanh'])
    expect(readProducerName('Công ty TNHH Trà Vinh Farm').distinct).toEqual(['tra', 'vinh'])
    expect(readProducerName('HTX kinh doanh dịch vụ lâm sản ngoài gỗ Ba Chẽ').distinct).toEqual(['ba', 'che'])
    expect(readProducerName('HTX Nông nghiệp xanh').distinct.length).toBeGreaterThan(0)
  })
})

test('the forms of the 771 published rows are those that were published, apart from a craft village and a centre of the army', () => {
  const published: Record<string, string[]> = { enterprise: ['enterprise'], coop: ['cooperative'], group: ['cooperative-group'], household: ['household', 'farm'], '': ['unknown', 'association', 'household'] }
  const odd = readCases('products-771.csv').filter((row) => row.producer !== '' && !published[row.producer_type!]!.includes(readProducerName(row.producer!).form))
  expect(odd.map((row) => row.producer)).toEqual(['Làng nghề chầm nón lá Hội An', 'Trung tâm Nuôi trồng nghiên cứu chế biến dược liệu, Quân Khu 9'])
})

test('any text is read without a fault, and the raw text is kept', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: fc.constantFrom('HTX ', 'Công ty ', 'TNHH ', 'xã ', ', ', '“', '”', 'An ', 'SXKD ', '(', ')') })), (text) => {
    expect(readProducerName(text).raw).toBe(text)
  }))
})
