/** What a person is told beside an answer: Vietnamese first, English beside it. */
import type { Unit } from './unit.rules.ts'

export type Note = readonly [vi: string, en: string]

const listed = (units: readonly Unit[]): string => {
  const names = units.slice(0, 4).map((unit) => unit.fullName)
  return units.length > 4 ? `${names.join(', ')} …` : names.join(', ')
}

export const notes = {
  otherDistrict: (unit: Unit, official: Unit | null, typed: string): Note => [
    `Ngày 30/06/2025 ${unit.fullName} thuộc ${official?.fullName ?? 'huyện khác'}, không phải “${typed}” như đã ghi.`,
    `On 30 June 2025 ${unit.fullName} belonged to ${official?.fullName ?? 'another district'}, not to “${typed}” as written.`],
  withoutMarks: (unit: Unit): Note => [`Tên viết không dấu, hiểu là ${unit.fullName}.`, `Written without marks; read as ${unit.fullName}.`],
  otherMarks: (unit: Unit): Note => [`Dấu viết khác tên chính thức. Có phải là ${unit.fullName}?`, `Marks differ from the official name. Is it ${unit.fullName}?`],
  otherKind: (unit: Unit): Note => [`Ngày 30/06/2025 là ${unit.fullName}.`, `On 30 June 2025 it was ${unit.fullName}.`],
  todayWithDistrict: (unit: Unit, typed: string): Note => [`${unit.fullName} là đơn vị từ 01/07/2025, lập từ các xã của “${typed}”.`, `${unit.fullName} exists since 1 July 2025, formed from communes of “${typed}”.`],
  todaysProvince: (unit: Unit, former: Unit | null): Note => [`${unit.fullName} trước 01/07/2025 thuộc ${former?.fullName ?? 'tỉnh khác'}.`, `${unit.fullName} belonged to ${former?.fullName ?? 'another province'} before 1 July 2025.`],
  nationwide: (unit: Unit): Note => [`Không ghi tỉnh; cả nước chỉ có một nơi khớp: ${unit.fullName}.`, `No province given; only one place in the country fits: ${unit.fullName}.`],
  bothSchemes: (today: readonly Unit[]): Note => [
    today.length === 1 ? `Có thể là xã ngày nay hoặc xã trước 01/07/2025 cùng tên; hiểu cách nào thì nay cũng là ${listed(today)}.` : `Có thể là xã ngày nay hoặc xã trước 01/07/2025 cùng tên: ${listed(today)}. Thêm huyện cũ để biết chắc.`,
    today.length === 1 ? `May be today's commune or the former one of the same name; either way it is ${listed(today)} today.` : `May be today's commune or a former one of the same name: ${listed(today)}. Add the former district to be sure.`],
  several: (today: readonly Unit[]): Note => [`Nhiều nơi khớp với cách viết này, nay là: ${listed(today)}. Thêm huyện hoặc tỉnh để biết chắc.`, `Several places fit, today: ${listed(today)}. Add the district or province to be sure.`],
  unsure: (today: readonly Unit[]): Note => [`Có lẽ là ${listed(today)}, nhưng cách viết chưa đủ chắc. Hãy xác nhận.`, `Probably ${listed(today)}, but the wording is not sure enough. Please confirm.`],
  split: (unit: Unit, today: readonly Unit[]): Note => [`${unit.fullName} được chia vào ${listed(today)}. Cần biết thôn, ấp để chọn.`, `${unit.fullName} was divided among ${listed(today)}. The hamlet is needed to choose.`],
  abolished: (name: string, today: readonly Unit[]): Note => [`“${name}” đã nhập vào xã khác trước 30/06/2025; phần đất ấy nay thuộc ${listed(today)}.`, `“${name}” had been merged before 30 June 2025; its land is part of ${listed(today)} today.`],
  notFound: (name: string, place: string): Note => [`Không thấy “${name}” trong ${place}, cả ngày nay lẫn trước 01/07/2025.`, `“${name}” is not known in ${place}, neither today nor before 1 July 2025.`],
  unknownProvince: (typed: string): Note => [`Không rõ tỉnh “${typed}”.`, `Province “${typed}” is not known.`],
  onlyDistrict: (unit: Unit): Note => [`Chỉ ghi ${unit.fullName}; chưa biết xã nào.`, `Only ${unit.fullName} is given; the commune is not known.`],
  maybeDistrict: (unit: Unit): Note => [`Có thể là ${unit.fullName}; khi đó chưa biết xã nào. Ghi “xã”, “phường” hay “huyện” trước tên.`, `May be ${unit.fullName}; then the commune is not known. Write the kind of unit before the name.`],
  endedDistrict: (typed: string, units: readonly Unit[]): Note => [`“${typed}” đã nhập vào ${listed(units)} trước 30/06/2025; chưa biết xã nào.`, `“${typed}” had been merged into ${listed(units)} before 30 June 2025; the commune is not known.`],
  onlyProvince: (unit: Unit): Note => [`Chỉ biết tỉnh: nay là ${unit.fullName}.`, `Only the province is known: today ${unit.fullName}.`],
  nothing: (): Note => ['Chưa ghi địa chỉ.', 'No address given.'],
  manyCommunes: (): Note => ['Ô này ghi nhiều xã. Chọn một.', 'Several communes are written here. Choose one.'],
}
