/** One capital letter and nine digits, second edition (2000) and later. The letter stands for the printing year. */
export const CERTIFICATE_NUMBER = /^[A-Z]\d{9}$/
