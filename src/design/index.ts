export { Page, type PageProps } from './page-shell.tsx'
