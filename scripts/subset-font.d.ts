declare module 'subset-font' {
  export { subsetFont as default }
  function subsetFont(font: Buffer, text: string, options: { targetFormat: 'woff2' | 'woff' | 'sfnt'; preserveNameIds?: number[] }): Promise<Buffer>
}
