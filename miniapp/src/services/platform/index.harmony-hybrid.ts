import { browser } from './browser'
import { findShell } from './harmony'
import { hosted } from './hosted'
import type { Platform } from './types'

// HarmonyOS: web pages in a shell of ArkTS, miniapp/harmony.

const shell = findShell(window as Parameters<typeof findShell>[0])
export const platform: Platform = shell ? hosted(browser, shell) : browser
