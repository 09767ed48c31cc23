/** How provinces and districts are written besides their official names. */

/** As written (any marks) → official name of the former scheme's province. */
export const provinceAliases: Readonly<Record<string, string>> = {
  'TP HCM': 'Hồ Chí Minh', TPHCM: 'Hồ Chí Minh', HCM: 'Hồ Chí Minh', HCMC: 'Hồ Chí Minh', 'Sài Gòn': 'Hồ Chí Minh', 'TP.HCM': 'Hồ Chí Minh', 'Tp Hồ Chí Minh': 'Hồ Chí Minh',
  'TT Huế': 'Huế', TTH: 'Huế', 'TT-Huế': 'Huế', 'Thừa Thiên Huế': 'Huế', 'Thừa Thiên': 'Huế', 'Thừa Thiên - Huế': 'Huế',
  'BR-VT': 'Bà Rịa - Vũng Tàu', BRVT: 'Bà Rịa - Vũng Tàu', 'Bà Rịa': 'Bà Rịa - Vũng Tàu', 'Vũng Tàu': 'Bà Rịa - Vũng Tàu',
  'Đắc Lắc': 'Đắk Lắk', Daclac: 'Đắk Lắk', Daklak: 'Đắk Lắk', Daknong: 'Đắk Nông', 'Đác Lắc': 'Đắk Lắk', 'Đắc Nông': 'Đắk Nông', 'Đác Nông': 'Đắk Nông',
  'Q.Nam': 'Quảng Nam', 'Q.Ngãi': 'Quảng Ngãi', 'Q.Ninh': 'Quảng Ninh', 'Q.Bình': 'Quảng Bình', 'Q.Trị': 'Quảng Trị',
  'Bắc Cạn': 'Bắc Kạn', 'Công Tum': 'Kon Tum', 'Gia Rai': 'Gia Lai', 'Hà Tây': 'Hà Nội', HN: 'Hà Nội', 'Lao Cai': 'Lào Cai', 'TPCT': 'Cần Thơ',
}

/** As written → official name of the former scheme's district. */
export const districtAliases: Readonly<Record<string, string>> = {
  'Buôn Mê Thuột': 'Buôn Ma Thuột', 'Ban Mê Thuột': 'Buôn Ma Thuột', BMT: 'Buôn Ma Thuột', 'Phan Rang': 'Phan Rang-Tháp Chàm', 'Plây Cu': 'Pleiku', 'Play Cu': 'Pleiku',
}
