/** The value a name of palette.scss has at this moment, by day or in the dark. */
export function tokenValue(name: string): string | null {
  const value = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()
  // a build shortens #ffffff to #fff
  return value.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3') || null
}
