/**
 * Banks in Vietnam that an interbank transfer by account number can reach, by the six digits that NAPAS gives them (BIN).
 * Facts as published with the public VietQR bank lists, seen on 2026-11-25; names are those in use today (LPBank was
 * LienVietPostBank, BVBank was Bản Việt / VietCapital, VCBNeo was CBBank, MBV was OceanBank, Vikki was Đông Á).
 */
export interface Bank {
  readonly bin: string
  readonly code: string
  readonly name: string
}

const rows: readonly (readonly [bin: string, code: string, name: string])[] = [
  ['970436', 'VCB', 'Vietcombank'], ['970415', 'ICB', 'VietinBank'], ['970418', 'BIDV', 'BIDV'], ['970405', 'VBA', 'Agribank'], ['970422', 'MB', 'MBBank'],
  ['970407', 'TCB', 'Techcombank'], ['970416', 'ACB', 'ACB'], ['970432', 'VPB', 'VPBank'], ['970423', 'TPB', 'TPBank'], ['970403', 'STB', 'Sacombank'],
  ['970437', 'HDB', 'HDBank'], ['970449', 'LPB', 'LPBank'], ['970443', 'SHB', 'SHB'], ['970441', 'VIB', 'VIB'], ['970426', 'MSB', 'MSB'],
  ['970448', 'OCB', 'OCB'], ['970440', 'SEAB', 'SeABank'], ['970431', 'EIB', 'Eximbank'], ['970425', 'ABB', 'ABBANK'], ['970428', 'NAB', 'Nam A Bank'],
  ['970409', 'BAB', 'Bac A Bank'], ['970427', 'VAB', 'VietABank'], ['970433', 'VIETBANK', 'VietBank'], ['970452', 'KLB', 'KienlongBank'], ['970419', 'NCB', 'NCB'],
  ['970412', 'PVCB', 'PVcomBank'], ['970429', 'SCB', 'SCB'], ['970430', 'PGB', 'PGBank'], ['970400', 'SGICB', 'Saigonbank'], ['970438', 'BVB', 'BaoViet Bank'],
  ['970454', 'VCCB', 'BVBank'], ['970446', 'COOPBANK', 'Co-opBank'], ['970444', 'CBB', 'VCBNeo'], ['970414', 'MBV', 'MBV'], ['970406', 'VIKKI', 'Vikki Bank'],
  ['970408', 'GPB', 'GPBank'], ['970421', 'VRB', 'VRB'], ['970434', 'IVB', 'Indovina Bank'], ['970424', 'SHBVN', 'Shinhan Bank'], ['970457', 'WVN', 'Woori Bank'],
  ['970439', 'PBVN', 'Public Bank Vietnam'], ['970410', 'SCVN', 'Standard Chartered'], ['970442', 'HLBVN', 'Hong Leong Bank'], ['970458', 'UOB', 'UOB Vietnam'],
  ['458761', 'HSBC', 'HSBC Vietnam'], ['422589', 'CIMB', 'CIMB'], ['546034', 'CAKE', 'Cake by VPBank'], ['546035', 'UBANK', 'Ubank by VPBank'], ['668888', 'KBANK', 'KBank'],
]

export const banks: readonly Bank[] = rows.map(([bin, code, name]) => ({ bin, code, name }))
const byBin = new Map(banks.map((bank) => [bank.bin, bank]))

/** The bank behind a BIN; null when we do not know it. */
export const bankOf = (bin: string): Bank | null => byBin.get(bin) ?? null
