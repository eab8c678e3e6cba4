/** The value a name of palette.scss has at this moment, by day or in the dark. */
export const tokenValue = (name: string): string | null => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim() || null
