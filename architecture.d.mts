export const storeys: string[][]
export const kinds: { kind: string; match: RegExp; lines: number; never: string[] }[]
export const testLines: number
export const filesInModule: number
export const longAllowed: string[]
export const onlyInPlatform: { name: string; pattern: RegExp }[]
export const platformLike: string[]
