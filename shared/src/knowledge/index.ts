export * from './article'
export * from './library'
