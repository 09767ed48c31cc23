import type { Plugin } from 'esbuild'

export function cssText(path: string): string
export const cssAsText: Plugin
