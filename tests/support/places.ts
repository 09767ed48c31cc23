import { sqlOnce, type Tx } from '#platform/db'

/** Two provinces with their communes, for tests that need a place; the reference data may hold them already. */
export async function somePlaces(tx: Tx<unknown>): Promise<void> {
  await sqlOnce(tx, `insert into geography.schemes (scheme, name, name_en, effective_from, citation, source, fingerprint) values ('v34', 'v34', 'v34', '2025-07-01', '', '', '') on conflict do nothing`)
  await sqlOnce(tx, `
    insert into geography.units (scheme, code, level, kind, name, full_name, slug, folded, sort_key, parent_code, province_code, effective_from) values
      ('v34', '86', 'province', 'province', 'Vĩnh Long', 'Tỉnh Vĩnh Long', 'vinh-long', 'vinh long', 'vinh long', null, '86', '2025-07-01'),
      ('v34', '19', 'province', 'province', 'Thái Nguyên', 'Tỉnh Thái Nguyên', 'thai-nguyen', 'thai nguyen', 'thai nguyen', null, '19', '2025-07-01'),
      ('v34', '29308', 'commune', 'commune', 'Cầu Kè', 'Xã Cầu Kè', 'cau-ke', 'cau ke', 'cau ke', '86', '86', '2025-07-01'),
      ('v34', '29341', 'commune', 'commune', 'Tiểu Cần', 'Xã Tiểu Cần', 'tieu-can', 'tieu can', 'tieu can', '86', '86', '2025-07-01')
    on conflict do nothing`)
}
