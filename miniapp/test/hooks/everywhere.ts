/** On more pages than one. */
export const everywhere = {
  chinese: '#language-zh-CN',
  english: '#language-en',
  /** Header, H5 only; mini-programs have their own. */
  back: '#back',
  heading: '#heading',
  /** Saves a question and goes on. `aria-busy="true"` while it works. */
  continue: '#continue',
  /** All problems with the answer, on top of the page. */
  errorSummary: '#error-summary',
  /** What a failed request has to say, with `#retry` where trying again makes sense. */
  problem: '#problem',
  retry: '#retry',
  /** The problem of one field; its input is `#field-<name>`. */
  fieldError: (name: string) => `#error-${name}`,
  field: (name: string) => `#field-${name}`,
  choice: (value: string) => `#choice-${value}`,
  /** A field with search (`#field-institution`, `#field-nationality`): type into it, then choose `#option-<value>`. */
  option: (value: string) => `#option-${value}`,
} as const

/** The start page. */
export const home = {
  inbox: '#open-inbox',
  beginFirstIssue: '#begin-first-issue',
  beginReplacement: '#begin-replacement',
  beginReissue: '#begin-reissue',
  /** Something about an application is not to be forgotten; also on top of the list of applications. */
  reminder: (id: string) => `#reminder-of-${id}`,
  continueApplication: '#continue-application',
  myApplications: '#my-applications',
  join: '#join',
  staff: '#staff-entry',
  signOut: '#sign-out',
} as const

/** A parent’s. */
export const signIn = { jingtong: '#sign-in-jingtong', wechat: '#sign-in-wechat' } as const

/** Those of a parent. */
export const applications = { open: (id: string) => `#application-${id}` } as const
