import { browser } from './browser'
import { hosted } from './hosted'
import { findJingtong } from './jingtong'
import type { Platform } from './types'

// One build for a browser and for Jingtong: the container shows itself before the first script runs.

const jingtong = findJingtong(window, JINGTONG_BRIDGE)
export const platform: Platform = jingtong ? hosted(browser, jingtong) : browser
