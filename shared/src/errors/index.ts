export * from './app-error'
export * from './catalogue'
export * from './field-problems'
export * from './problem'
