declare module '*.svg' {
  const address: string
  // biome-ignore lint/style/noDefaultExport: how the bundler gives the address of a file
  export default address
}
declare module '*.css'

interface ImportMeta {
  readonly env: { readonly BASE_URL: string }
}
