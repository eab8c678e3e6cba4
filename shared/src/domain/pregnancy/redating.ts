/**
 * When an ultrasound changes the due date: at an age by the last period before `beforeDay` (in days), if the two dates are more than
 * `moreThanDays` apart. The earlier the scan, the better it knows (ACOG Committee Opinion 700, 2017).
 */
export const ULTRASOUND_REDATING: { beforeDay: number; moreThanDays: number }[] = [
  { beforeDay: 9 * 7, moreThanDays: 5 },
  { beforeDay: 16 * 7, moreThanDays: 7 },
  { beforeDay: 22 * 7, moreThanDays: 10 },
  { beforeDay: 28 * 7, moreThanDays: 14 },
  { beforeDay: 43 * 7, moreThanDays: 21 },
]
