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
    /** `#/packages/apply/pages/begin/index`, or with `?kind=` straight to the first question. */
    begin: { kind: (kind: 'firstIssue' | 'replacement' | 'reissue') => `#choice-${kind}` },
    consent: { agree: '#choice-agree' },
    applicantRole: { mother: '#choice-mother', father: '#choice-father', role: (role: string) => `#choice-${role}` },
    /** One question a parent who does not apply: `#choice-father-signs`, `#choice-mother-deceased`, … */
    family: { circumstance: (parent: 'mother' | 'father', circumstance: string) => `#choice-${parent}-${circumstance}` },
    birthPlace: { institution: '#choice-institution', outside: '#choice-outsideInstitution' },
    /** The page of the mother, the father and a representative alike: kind → photo → the fields. */
    document: {
      foreignPassport: '#choice-foreignPassport',
      kind: (kind: string) => `#choice-${kind}`,
      /** None of the kinds is at hand: leads to the guidance. */
      noDocument: '#no-document',
      /** Back to the kinds. */
      otherDocument: '#other-document',
      /** Opens the file chooser on H5; on a phone's browser the camera, with `#photo-album` beside it. */
      choosePhoto: '#photo-choose',
      retakePhoto: '#photo-retake',
      photo: '#photo',
      /** The other side, for cards that have two. */
      chooseBackPhoto: '#photo-back-choose',
      retakeBackPhoto: '#photo-back-retake',
      backPhoto: '#photo-back',
      /** The photo could not be sent; it goes on by itself, or at a tap. */
      offline: '#photo-offline',
      goOnUploading: '#photo-again',
      /** The photo was refused; says why and what to do. `#photo-back-refusal` for the other side. */
      refusal: '#photo-refusal',
      /** The photo shows another kind of document: changes to that, with the photo. */
      useAsSeen: '#use-as-seen',
      /** After a refusal (of two photos, where there is no such document in them), a failure, or a while. */
      typeYourself: '#type-yourself',
      /** What the photo shows of a field, beside it. */
      crop: (field: string) => `#crop-${field}`,
      /** The name as the page prints it, or back as the machine-readable lines have it. */
      spelling: (field: 'surname' | 'givenNames') => `#spelling-${field}`,
      /** Takes over what the hospital has registered. */
      takeKnown: '#take-known',
      /** There once the photos were read (or typing was chosen); for kinds nobody reads from the beginning. */
      otherName: '#field-otherName',
      nameZh: '#field-nameZh',
      surname: '#field-surname',
      givenNames: '#field-givenNames',
      number: '#field-number',
      /** Birth date and sex, where the number says them. */
      saidByNumber: '#said-by-number',
      nationality: '#field-nationality',
      /** Han is offered before anything is typed: `#option-01`. */
      ethnicity: '#field-ethnicity',
      male: '#choice-male',
      female: '#choice-female',
      birthDate: '#field-birthDate',
      expiryDate: '#field-expiryDate',
      noExpiry: '#no-expiry',
    },
    birth: {
      bySearch: '#choice-search',
      byBedsideCode: '#choice-bedside',
      institution: '#field-institution',
      birthDate: '#field-birthDate',
      bedsideCode: '#field-bedsideCode',
      find: '#find-birth',
      notFound: '#birth-not-found',
      /** Several newborns: one box each, ticked for those without a certificate. */
      found: (index: number) => `#birth-${index}`,
      /** Phase 3's record of the first newborn, and of the others. */
      record: '#birth-record',
      recordOf: (index: number) => (index === 0 ? '#birth-record' : `#birth-record-${index}`),
      dispute: '#dispute',
      disputeField: (field: string) => `#dispute-${field}`,
      note: '#field-dispute-note',
      searchAgain: '#search-again',
    },
    outsideBirth: {
      sex: (newborn: number, sex: 'male' | 'female') => `#choice-${newborn}-${sex}`,
      birthDate: (newborn: number) => `#field-newborns-${newborn}-bornAt`,
      time: (newborn: number) => `#field-newborns-${newborn}-time`,
      add: '#add-newborn',
      remove: (newborn: number) => `#remove-newborn-${newborn}`,
      /** An address: see `address`. */
      place: 'place',
      attendant: '#field-attendant',
      circumstances: '#field-circumstances',
    },
    originalCertificate: {
      number: '#field-number',
      birthDate: '#field-birthDate',
      find: '#find-certificate',
      /** What phase 3 says of it, once found. */
      record: '#certificate-record',
      notFound: '#certificate-not-found',
      copy: '#copy-certificate',
      /** Copied from the paper. */
      time: '#field-time',
      newbornName: '#field-newbornName',
      male: '#choice-male',
      female: '#choice-female',
      institution: '#field-institutionCode',
      issuedOn: '#field-issuedOn',
      searchAgain: '#search-again',
    },
    replacementReason: {
      reason: (reason: string) => `#choice-${reason}`,
      note: '#field-note',
      nameWish: '#name-wish',
      original: '#choice-original',
      originalAndCounterfoil: '#choice-originalAndCounterfoil',
    },
    reissueReason: { reason: (reason: string) => `#choice-${reason}`, note: '#field-note' },
    childHousehold: { inChina: '#choice-inChina', notInChina: '#choice-notInChina' },
    householdRegistration: { yes: '#choice-yes', no: '#choice-no' },
    lateApplication: { explanation: '#field-explanation' },
    /** Of the first newborn; `of` has the ids of the others. Script and order are asked only where there is a choice. */
    newbornName: {
      latin: '#choice-latin',
      han: '#choice-han',
      mothersSurname: '#surname-mother',
      fathersSurname: '#surname-father',
      surname: '#field-names-0-surname',
      givenNames: '#field-names-0-givenNames',
      surnameFirst: '#choice-surnameFirst',
      givenNamesFirst: '#choice-givenNamesFirst',
      /** Exactly as the certificate prints it. */
      certificateLine: '#certificate-line',
      /** From 1. */
      of: (newborn: number) => ({
        latin: `#choice-latin-${newborn}`,
        han: `#choice-han-${newborn}`,
        mothersSurname: `#surname-mother-${newborn}`,
        fathersSurname: `#surname-father-${newborn}`,
        surname: `#field-names-${newborn}-surname`,
        givenNames: `#field-names-${newborn}-givenNames`,
        certificateLine: `#certificate-line-${newborn}`,
      }),
    },
    /**
     * The parts of an address, by its name: `mother-address`, `father-address`, `mother-household`, `father-household`, `place`
     * (of a birth outside) or `address` (of a delivery). Province to street are `<select>`s with the codes of GB/T 2260 for
     * values; a level with one choice is not shown.
     */
    address: (name: string) => ({
      abroad: `#${name}-abroad`,
      country: `#field-${name}-country`,
      province: `#field-${name}-provinceCode`,
      city: `#field-${name}-cityCode`,
      district: `#field-${name}-districtCode`,
      street: `#field-${name}-streetCode`,
      detail: `#field-${name}-detail`,
    }),
    contact: {
      motherAddress: 'mother-address',
      fatherAddress: 'father-address',
      motherHousehold: 'mother-household',
      fatherHousehold: 'father-household',
      /** On at first: the father's address is the mother's. */
      fatherLivesThere: '#father-lives-there',
      /** On at first, there for parents with a household in mainland China. */
      householdSame: (parent: 'mother' | 'father') => `#${parent}-household-same`,
      phone: '#field-phone',
    },
    materials: {
      /** Opens the file chooser on H5, for the first page and every other. */
      add: (material: string) => `#photo-add-${material}`,
      page: (material: string, index: number) => `#paper-${material}-${index}`,
      remove: (material: string, index: number) => `#paper-remove-${material}-${index}`,
      otherName: '#field-otherName',
    },
    collection: {
      pickup: '#choice-pickup',
      courier: '#choice-courier',
      /** Asked where more than one person can be it. */
      recipient: (signer: 'mother' | 'father' | 'representative') => `#choice-${signer}`,
      address: 'address',
      phone: '#field-phone',
    },
    /** For families who need something else; `changeAnswer` leads back. */
    guidance: { page: '#guidance', changeAnswer: '#change-answer', begin: (kind: string) => `#begin-${kind}` },
    checkAnswers: {
      change: (step: string) => `#change-${step}`,
      /** What the institution wants corrected, here and on the page of the question; `-1` for the second of a question. */
      fix: (step: string) => `#fix-${step}`,
      openGuidance: '#open-guidance',
      declare: '#declare',
      submit: '#submit',
    },
    submitted: { invitationCode: '#invitation-code', copyCode: '#copy-code', link: '#invitation-link', openApplication: '#open-application' },
    /** `#/packages/apply/pages/join/index?code=…`, then the page to sign on, as in `track.sign`. */
    join: { code: '#field-code', signBefore: '#sign-before', declare: '#declare', confirm: '#confirm' },
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
    /** On the queue of a clerk: leads to these. */
    openStaff: '#open-birth-checks',
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
    /** On the queue, and the page itself: one tab a kind, the days, one row a certificate. */
    openRegister: '#open-register',
    register: {
      kind: (kind: 'firstIssue' | 'replacement' | 'reissue') => `#register-${kind}`,
      from: '#field-from',
      to: '#field-to',
      entry: (certificateNumber: string) => `#entry-${certificateNumber}`,
      truncated: '#register-truncated',
    },
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
    /** What the photo shows of a field; a press makes it large. */
    crop: (person: string, field: string) => `#crop-${person}-${field}`,
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
