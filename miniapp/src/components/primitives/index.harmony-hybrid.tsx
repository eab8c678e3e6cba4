// HarmonyOS shows web pages.
export * from './index.h5'
