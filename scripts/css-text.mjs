// A style sheet as the text that pages carry: made small, told to the program as a string. Used by the build and by tests.
import { readFileSync } from 'node:fs'
import { transformSync } from 'esbuild'

/** @param {string} path */
export function cssText(path) {
  return transformSync(readFileSync(path, 'utf8'), { loader: 'css', minify: true, target: ['chrome88', 'safari14', 'firefox85'] }).code.trim()
}

/** For esbuild: `import text from './core.css'`. */
export const cssAsText = {
  name: 'css-as-text',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, ({ path }) => ({ contents: cssText(path), loader: 'text', watchFiles: [path] }))
  },
}
