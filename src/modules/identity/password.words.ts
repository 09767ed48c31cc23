/** Passwords that guessing programs try first, here and abroad, without marks, spaces and signs. */
export const commonPasswords: ReadonlySet<string> = new Set([
  'password', 'passw0rd', 'password1', 'passwordpassword', 'administrator', 'adminadmin', 'administrator1', 'letmein', 'letmeinnow', 'welcome', 'welcomehome',
  'changeme', 'changemenow', 'qwerty', 'qwertyuiop', 'qwertyqwerty', '1q2w3e4r5t', '1qaz2wsx3edc', 'qazwsxedc', 'asdfghjkl', 'zxcvbnm', 'iloveyou',
  'iloveyouforever', 'football', 'superman', 'princess', 'sunshine', 'dragon', 'monkey', 'master', 'trustno1', 'whatever', 'computer', 'internet', 'samsung',
  'matkhau', 'matkhaumoi', 'matkhaumanh', 'matkhaucuatoi', 'matkhauchung', 'doimatkhau', 'anhyeuem', 'anhyeuemnhieu', 'emyeuanh', 'yeuemmaimai', 'yeuanhmaimai',
  'toiyeuvietnam', 'toiyeubantoi', 'vietnam', 'vietnamvodich', 'vietnamquetoi', 'conyeume', 'conyeubame', 'giadinhtoi', 'giadinhlaso', 'hanhphuc', 'maimaiyeuem',
  'khongbiet', 'khongcogi', 'khongnhomatkhau', 'xinchao', 'xinchaovietnam', 'hochiminh', 'saigon', 'hanoi', 'danang', 'cantho', 'hoilamgi', 'deptrai', 'xinhdep',
  'thaongoc', 'baongoc', 'nguyenvan', 'phongnongnghiep', 'nongthonmoi', 'nongnghiep', 'ubndxa', 'ubndhuyen', 'ubndtinh', 'vanphongdieuphoi', 'moixamotsanpham',
  'ocop', 'congocop', 'ocopvietnam', 'sanphamocop', 'canboocop', 'khuyennong', 'hoptacxa', 'kinhdoanh', 'banhang', 'choidep', 'tinhyeu', 'cuocsong',
  '1234567890', '0123456789', '12345678910', '123456789a', 'a123456789', 'aa123456789', '1234512345', '123123123', '123123123123', '1122334455', '147258369',
  '0987654321', '9876543210', '1111111111', '0000000000', '6666666666', '8888888888', '9999999999', 'abcd1234', 'abc123abc', 'abcabcabc', 'aaaaaaaaaa',
])
