/** The package `records`: a parent’s documents, and the bedside check of a delivery record. */
export const records = {
  /** On the start page. */
  checkBirth: '#check-birth',
  myDocuments: '#my-documents',
  myAddresses: '#my-addresses',
  /** The address book, from 0. */
  address: (index: number) => `#address-${index}`,
  removeAddress: (index: number) => `#remove-address-${index}`,
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
} as const
