declare module '@tesseract.js-data/eng' {
  const language: { code: string; gzip: boolean; langPath: string }
  export default language
}

declare module '@tesseract.js-data/chi_sim' {
  const language: { code: string; gzip: boolean; langPath: string }
  export default language
}
