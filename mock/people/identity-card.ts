/** The day the demo people's identity cards were issued. */
export const identityCardIssueDay = '2019-05-20'

/** The last day of an identity card issued that day: ten years from 16 on, twenty from 26, without an end from 46 (Regulation of 2003). */
export function identityCardLastDay(birthDate: string): string | null {
  const age = Number(identityCardIssueDay.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (identityCardIssueDay.slice(5) < birthDate.slice(5) ? 1 : 0)
  return age >= 46 ? null : `${Number(identityCardIssueDay.slice(0, 4)) + (age >= 26 ? 20 : 10)}${identityCardIssueDay.slice(4)}`
}
