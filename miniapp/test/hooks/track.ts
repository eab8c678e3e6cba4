/** The package `track`: an application after it was submitted. */
export const track = {
  /** To a card in large Chinese, for who reads another language. */
  clerkCard: '#clerk-card',
  status: '#status',
  /** Whose turn it is, what happens now, and what comes next. */
  now: '#now',
  /** `code` is one of `REMINDER_CODES`. */
  reminder: (code: string) => `#reminder-${code}`,
  timeline: '#timeline',
  /** To the page of who has opened the file, and the list there. */
  fileAccess: '#file-access',
  accesses: '#accesses',
  /** Who has signed; `#signature-<mother|father|representative>` says it of one. */
  signatures: '#signatures',
  signature: (person: string) => `#signature-${person}`,
  signBefore: '#sign-before',
  /** Who comes to the counter and what they bring; `#counter` says where it is. */
  visit: '#visit',
  counter: '#counter',
  /** A certificate that is ready: the time chosen, and the ways to choose, change and give back. */
  pickupTime: '#pickup-time',
  appointment: '#appointment',
  chooseTime: '#choose-time',
  cancelTime: '#cancel-time',
  bringToPickup: '#bring-to-pickup',
  /** On the page of times: `day` is a `<select>` on H5, a time is `0930`. */
  times: { day: '#field-day', time: (time: string) => `#time-${time}`, save: '#save-time' },
  showVisitCode: '#show-visit-code',
  /** The code, in groups of four with spaces between. */
  visitCode: '#visit-code',
  copyCode: '#copy-code',
  refreshCode: '#refresh-code',
  /** What the institution wants corrected. */
  toCorrect: '#to-correct',
  /** To the first place in a question; further places of the same question are `#fix-<step>-1`, `-2`. */
  fix: (step: string) => `#fix-${step}`,
  continueApplication: '#continue-application',
  checkAnswers: '#check-answers',
  /** One a newborn, from 0. */
  certificateNumber: (newborn = 0) => `#certificate-number-${newborn}`,
  trackingNumber: '#tracking-number',
  confirmReceipt: '#confirm-receipt',
  /** Where the parcel has been. */
  tracking: '#tracking',
  /** One a newborn, from 0. */
  beginReissue: (newborn = 0) => `#begin-reissue-${newborn}`,
  /** On the application: how the postage stands, and the way to the page that pays it. */
  paymentStatus: '#payment-status',
  goPay: '#go-pay',
  /** The page that pays. */
  pay: { start: '#pay', check: '#check-payment', done: '#payment-done', openApplication: '#open-application' },
  invite: '#invite',
  confirm: '#go-confirm',
  reopen: '#reopen',
  changeCollection: '#change-collection',
  withdraw: '#withdraw',
  confirmWithdraw: '#confirm-withdraw',
  /** Everything there is to sign: after a correction what has changed comes first. */
  sign: { whatChanged: '#what-changed', declare: '#declare', confirm: '#confirm', openApplication: '#open-application' },
  collection: {
    pickup: '#choice-pickup',
    courier: '#choice-courier',
    recipient: (person: string) => `#choice-${person}`,
    phone: '#field-phone',
    /** The parts of the address are as in the question about addresses, under `address`. */
    address: '#field-address',
    payment: (how: 'online' | 'onDelivery') => `#choice-${how}`,
    save: '#save-collection',
  },
} as const
