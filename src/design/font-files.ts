import { join } from 'node:path'
import { projectDir } from '#platform/migrate'

/** The portal's own letters as a file, for pictures and papers that are drawn on the server. */
export const fontFile = (weight: 400 | 600): string => join(projectDir, 'src', 'design', 'fonts', `be-vietnam-pro-${weight}.ttf`)
