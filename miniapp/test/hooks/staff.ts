/** The package `staff`. */
export const staff = {
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
  /** On the queue of a clerk, and the page itself. */
  openCounter: '#open-counter',
  counter: {
    code: '#field-code',
    find: '#find-pickup',
    /** Why nothing is handed over on what was scanned. */
    wrong: '#scan-wrong',
    offline: '#offline',
    tab: (list: 'waiting' | 'parcels' | 'done') => `#counter-${list}`,
    waiting: (id: string) => `#pickup-${id}`,
    done: (id: string) => `#done-${id}`,
    handOver: '#hand-over',
    collector: (person: 'mother' | 'father' | 'representative') => `#choice-${person}`,
    /** The papers of a representative. */
    seen: (paper: 'ownDocument' | 'authorization' | 'guardianship' | 'kinship') => `#seen-${paper}`,
    notSeen: '#error-seen',
    confirm: '#confirm-pickup',
    /** A parcel of the list, and the panel it opens in: what can be done with it depends on its step. */
    parcel: (id: string) => `#parcel-${id}`,
    parcelPanel: '#parcel',
    askForLabel: '#ask-for-label',
    label: '#label-number',
    /** The label on the envelope, scanned or typed. */
    scannedLabel: '#field-trackingNumber',
    wrongParcel: '#wrong-parcel',
    openOther: '#open-other-parcel',
    give: '#confirm-handToCourier',
    given: '#parcel-sent',
    alreadyGiven: '#parcel-left',
    takeBack: '#take-back',
    leaveParcel: '#leave-parcel',
    /** What became of a hand-over: sending, waiting, taken or refused. */
    entry: (state: 'sending' | 'waiting' | 'taken' | 'refused') => `#entry-${state}`,
    dismiss: '#dismiss-entry',
    undo: '#undo-handOver',
    undoReason: '#field-undo-reason',
    confirmUndo: '#confirm-undoHandOver',
  },
  /** On a manager's queue, and the page itself: a payment by its id and place, a difference by its day and place. */
  openMoney: '#open-money',
  money: {
    reviews: '#payment-reviews',
    review: '[id^="review-"].card',
    days: '#bill-days',
    day: (day: string) => `#bill-${day}`,
    difference: (day: string, place = 0) => `#difference-${day}-${place}`,
    resolve: (id: string) => `#resolve-${id}`,
    note: (id: string) => `#field-resolve-note-${id}`,
    resolveNow: (id: string) => `#resolve-now-${id}`,
    resolved: '#review-resolved',
  },
  /** On a manager's queue, and the page itself: one card an interface, named with a hyphen: `phase3-issue`. */
  openExchange: '#open-exchange',
  exchange: {
    interface: (name: string) => `#interface-${name}`,
    stop: (name: string) => `#stop-${name}`,
    stopNote: (name: string) => `#field-stop-note-${name}`,
    stopNow: (name: string) => `#stop-now-${name}`,
    resume: (name: string) => `#resume-${name}`,
    parked: '#parked',
    resendAll: '#resend-all',
    resent: '#resent',
    unknownNews: '#unknown-news',
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
  sendCorrection: '#send-correction',
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
  /** What the courier has answered, and the number in the form. */
  labelState: '#label-state',
  labelNumber: '#label-number',
  printedParts: '#printed-parts',
  /** One a newborn, from 0. */
  certificateNumber: (newborn = 0) => `#certificate-number-${newborn}`,
  populationCode: (newborn = 0) => `#population-code-${newborn}`,
  /** Whether the pickup has reached phase 3: `data-state` is asked, accepted or refused. */
  pickupReport: '#pickup-report',
} as const
