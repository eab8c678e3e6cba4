/**
 * The ids a test may hold on to, page by page: the promise between the pages and the browser journeys. Everything else
 * (classes, structure, words) may change. An id is on the real control: `#field-number` is the `<input>` itself on H5.
 * Only the page in front is in the document, so every id is there once.
 */
export const HOOKS = {
  everywhere: {
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
  },
  home: {
    beginFirstIssue: '#begin-first-issue',
    continueApplication: '#continue-application',
    myApplications: '#my-applications',
    join: '#join',
    staff: '#staff-entry',
    signOut: '#sign-out',
  },
  signIn: { jingtong: '#sign-in-jingtong', wechat: '#sign-in-wechat' },
  applications: { open: (id: string) => `#application-${id}` },
  apply: {
    consent: { agree: '#choice-agree' },
    applicantRole: { mother: '#choice-mother', father: '#choice-father' },
    /** The mother's and the father's page alike: kind → photo → the fields that were read. */
    document: {
      foreignPassport: '#choice-foreignPassport',
      /** Opens the file chooser on H5. */
      choosePhoto: '#photo-choose',
      retakePhoto: '#photo-retake',
      photo: '#photo',
      /** The photo was refused; says why and what to do. */
      refusal: '#photo-refusal',
      typeYourself: '#type-yourself',
      /** There once the photo was read (or typing was chosen). */
      surname: '#field-surname',
      givenNames: '#field-givenNames',
      number: '#field-number',
      nationality: '#field-nationality',
      male: '#choice-male',
      female: '#choice-female',
      birthDate: '#field-birthDate',
      expiryDate: '#field-expiryDate',
      /** Shown instead of a form for documents that are handled at the counter. */
      atCounter: '#at-counter',
    },
    birth: {
      bySearch: '#choice-search',
      byBedsideCode: '#choice-bedside',
      institution: '#field-institution',
      birthDate: '#field-birthDate',
      bedsideCode: '#field-bedsideCode',
      find: '#find-birth',
      notFound: '#birth-not-found',
      found: (index: number) => `#birth-${index}`,
      /** Phase 3's record, once chosen. */
      record: '#birth-record',
      dispute: '#dispute',
      disputeField: (field: string) => `#dispute-${field}`,
      note: '#field-note',
    },
    newbornName: {
      latin: '#choice-latin',
      han: '#choice-han',
      mothersSurname: '#surname-mother',
      fathersSurname: '#surname-father',
      surname: '#field-surname',
      givenNames: '#field-givenNames',
      surnameFirst: '#choice-surnameFirst',
      givenNamesFirst: '#choice-givenNamesFirst',
      /** Exactly as the certificate prints it. */
      certificateLine: '#certificate-line',
    },
    contact: {
      motherAddress: '#field-motherAddress',
      /** On at first: the father's address is the mother's. */
      fatherLivesThere: '#father-lives-there',
      fatherAddress: '#field-fatherAddress',
      phone: '#field-phone',
    },
    checkAnswers: { change: (step: string) => `#change-${step}`, declare: '#declare', submit: '#submit' },
    submitted: { invitationCode: '#invitation-code', copyCode: '#copy-code', link: '#invitation-link', openApplication: '#open-application' },
    /** `#/packages/apply/pages/join/index?code=…`, then the answers to check, `#declare` and `#confirm`. */
    join: { code: '#field-code', declare: '#declare', confirm: '#confirm' },
  },
  track: {
    status: '#status',
    timeline: '#timeline',
    showVisitCode: '#show-visit-code',
    /** The code, in groups of four with spaces between. */
    visitCode: '#visit-code',
    copyCode: '#copy-code',
    refreshCode: '#refresh-code',
    fix: (step: string) => `#fix-${step}`,
    certificateNumber: '#certificate-number',
    invite: '#invite',
    confirm: '#go-confirm',
    reopen: '#reopen',
    withdraw: '#withdraw',
    confirmWithdraw: '#confirm-withdraw',
  },
  staff: {
    username: '#field-username',
    password: '#field-password',
    signIn: '#staff-sign-in',
    queueOpen: '#queue-open',
    queueDone: '#queue-done',
    case: (id: string) => `#case-${id}`,
    scan: '#scan',
    code: '#field-code',
    openCase: '#open-case',
    status: '#case-status',
    comparison: '#comparison',
    /** One button for each of the case's actions; approve and issue act at once, the others open a small form. */
    action: (action: string) => `#action-${action}`,
    /** Ends such a form: recordOnSiteCheck, returnForCorrection, reject, handOver. */
    confirmAction: (action: string) => `#confirm-${action}`,
    motherMatches: '#mother-matches',
    fatherMatches: '#father-matches',
    /** In the form of returnForCorrection. */
    reason: (step: string, reason: string) => `#reason-${step}-${reason}`,
    rejectNote: '#field-note',
    /** In the form of handOver. */
    collector: (parent: 'mother' | 'father') => `#choice-${parent}`,
    certificateNumber: '#certificate-number',
    /** Whether the pickup has reached phase 3: `data-state` is asked, accepted or refused. */
    pickupReport: '#pickup-report',
  },
} as const
