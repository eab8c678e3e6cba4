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
    beginReplacement: '#begin-replacement',
    beginReissue: '#begin-reissue',
    /** Something about an application is not to be forgotten; also on top of the list of applications. */
    reminder: (id: string) => `#reminder-of-${id}`,
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
      /** Of documents with two sides. */
      choosePhotoOfBack: '#photo-back-choose',
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
    originalCertificate: { find: '#find-certificate', record: '#certificate-record', notFound: '#certificate-not-found', copy: '#copy-certificate' },
    guidance: '#guidance',
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
    /** Whose turn it is, what happens now, and what comes next. */
    now: '#now',
    /** `code` is sign_before or decision_late. */
    reminder: (code: string) => `#reminder-${code}`,
    timeline: '#timeline',
    /** Who has signed; `#signature-<mother|father|representative>` says it of one. */
    signatures: '#signatures',
    signature: (person: string) => `#signature-${person}`,
    signBefore: '#sign-before',
    /** Who comes to the counter and what they bring; `#counter` says where it is. */
    visit: '#visit',
    counter: '#counter',
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
      save: '#save-collection',
    },
  },
  records: {
    /** On the start page. */
    checkBirth: '#check-birth',
    myDocuments: '#my-documents',
    documents: {
      /** The current ones, from 0. */
      document: (index: number) => `#document-${index}`,
      renew: (index: number) => `#renew-${index}`,
      add: '#add-document',
      /** The earlier ones, folded. */
      history: '#document-history',
      /** There while phase 3 has not answered, or has refused. */
      report: '#document-report',
      /** In the form: `#choice-<kind>`, then the fields of that kind. */
      kind: (kind: string) => `#choice-${kind}`,
      save: '#save-document',
      cancel: '#cancel-document',
    },
    check: {
      /** Without a check: who you are, the code, and those looked at before. */
      mother: '#choice-mother',
      father: '#choice-father',
      code: '#field-code',
      open: '#open-check',
      invited: '#invited',
      join: '#join-check',
      mine: (id: string) => `#check-${id}`,
      /** One check. */
      status: '#check-status',
      record: (newborn = 0) => `#birth-record-${newborn}`,
      confirm: '#confirm-check',
      dispute: '#dispute',
      disputeField: (field: string) => `#dispute-${field}`,
      note: '#field-note',
      send: '#send-dispute',
      reported: '#reported',
      clerkNote: '#clerk-note',
      waitingFor: '#waiting-for',
      invite: '#invite',
      /** The code for the other parent, in groups of four. */
      checkCode: '#check-code',
      beginApplication: '#begin-application',
    },
    staff: {
      tab: (status: 'disputed' | 'correcting' | 'reconfirm' | 'done') => `#checks-${status}`,
      check: (id: string) => `#check-${id}`,
      status: '#check-status',
      reported: '#reported',
      /** Opens the form of one newborn's record; its fields are `#field-<part>`, `date` and `time`. */
      correct: (newborn = 0) => `#correct-${newborn}`,
      correctionChanges: '#correction-changes',
      sendCorrection: '#send-correction',
      correctionPending: '#correction-pending',
      correctionRefused: '#correction-refused',
      keep: '#keep',
      keepNote: '#field-keep-note',
      sendKeep: '#send-keep',
    },
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
    /** A `<select>` on H5: any, or a status. */
    statusFilter: '#field-status',
    status: '#case-status',
    /** Shown while the case is locked. */
    locked: '#case-locked',
    warnings: '#warnings',
    registryDown: '#registry-down',
    /** What the national record lacks; while it is there, `#action-issue` does nothing. */
    recordProblems: '#record-problems',
    lock: {
      panel: '#lock',
      state: '#lock-state',
      askNote: '#field-askNote',
      ask: '#ask-to-unlock',
      decisionNote: '#field-decisionNote',
      unlock: '#unlock',
      keepLocked: '#keep-locked',
    },
    comparison: '#comparison',
    /** A row that differs is there at once; the others after `#same-<person>` was pressed. */
    row: (person: string, field: string) => `#row-${person}-${field}`,
    same: (person: string) => `#same-${person}`,
    /** `of` is mother, father, representative, or the code of a paper; pressed again, it is small again. */
    enlarge: (of: string, index = 0) => `#enlarge-${of}-${index}`,
    photo: (of: string, index = 0) => `#photo-${of}-${index}`,
    paper: (material: string) => `#paper-${material}`,
    bring: '#bring',
    birth: (newborn = 0) => `#birth-${newborn}`,
    dispute: '#dispute',
    /** Opens the form that corrects the delivery record of a newborn; its fields are `#field-<part>`, `date` and `time`. */
    correct: (newborn = 0) => `#correct-${newborn}`,
    correctionChanges: '#correction-changes',
    confirmCorrection: '#confirm-correctBirth',
    correctionPending: '#correction-pending',
    correctionRefused: '#correction-refused',
    /** The answers that stand nowhere else, folded. */
    rest: '#rest',
    /** One button for each of the case's actions; approve and issue act at once, the others open a small form. */
    action: (action: string) => `#action-${action}`,
    /** Ends such a form: recordOnSiteCheck, cosignOnSiteCheck, returnForCorrection, reject, handOver, handToCourier. */
    confirmAction: (action: string) => `#confirm-${action}`,
    /** What is missing before it can be approved. */
    beforeApproval: '#before-approval',
    /** In the form of recordOnSiteCheck, for everybody who has to come. */
    matches: (person: 'mother' | 'father' | 'representative') => `#${person}-matches`,
    onSite: '#on-site',
    /** "1 of 2". */
    staffSignatures: '#staff-signatures',
    /** In the form of returnForCorrection, point by point: `<select>`s on H5, the place only where there is one. */
    returnStep: (point = 0) => `#field-return-${point}-step`,
    returnPlace: (point = 0) => `#field-return-${point}-place`,
    returnReason: (point = 0) => `#field-return-${point}-reason`,
    returnNote: (point = 0) => `#field-return-${point}-note`,
    returnAdd: '#return-add',
    rejectNote: '#field-note',
    /** In the form of handOver: only those who may receive it. */
    collector: (person: 'mother' | 'father' | 'representative') => `#choice-${person}`,
    sendTo: '#send-to',
    /** In the form of handToCourier. */
    trackingNumber: '#field-trackingNumber',
    printedParts: '#printed-parts',
    /** One a newborn, from 0. */
    certificateNumber: (newborn = 0) => `#certificate-number-${newborn}`,
    populationCode: (newborn = 0) => `#population-code-${newborn}`,
    /** Whether the pickup has reached phase 3: `data-state` is asked, accepted or refused. */
    pickupReport: '#pickup-report',
  },
} as const
