/// <reference types="@tarojs/taro" />
declare module '*.scss'
/** Where the BFF's API is; set by config/index.ts, as the others. */
declare const API_BASE: string
/** The name under which the Jingtong container shows itself to its pages. */
declare const JINGTONG_BRIDGE: string
