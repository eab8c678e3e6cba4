/// <reference types="@tarojs/taro" />
declare module '*.scss'
/** Where the BFF's API is; set by config/index.ts. */
declare const API_BASE: string
