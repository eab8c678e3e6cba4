/** The package `apply`: the questions, and what stands at their end. */
export const apply = {
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
    /** A `<select>` on H5, where the address book has something. */
    saved: '#field-savedAddress',
    keep: '#keep-address',
    /** What it costs, once there is a province. */
    postage: '#postage',
    payment: (how: 'online' | 'onDelivery') => `#choice-${how}`,
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
} as const
