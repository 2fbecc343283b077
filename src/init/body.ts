/** The first body of a new workspace, in the words that its kind of organisation uses. */
export interface Body {
  /** Name of its file in `committees/`. */
  slug: string
  name: string
  type: string
  venue: string
  /** Whom the public may ask; also the author of the first report. */
  contact: string
  /** Chair, vice-chair and a member. */
  members: readonly [string, string, string]
  /** Heading over the items, where agendas of its kind have parts. */
  part: string | undefined
  /** Of its three members. */
  quorum: number
  /** False where its meetings are not public. */
  isPublic: boolean
  /** True where seats may have to be shared out between political groups. */
  isPolitical: boolean
}

const COMMITTEE: Body = {
  slug: 'policy-committee',
  name: 'Policy Committee',
  type: 'Committee',
  venue: 'Committee Room 1, Town Hall',
  contact: 'Democratic Services',
  members: ['Cllr Ada Example', 'Cllr Bo Sample', 'Cllr Cleo Specimen'],
  part: 'Part 1 - items open to the press and public',
  quorum: 2,
  isPublic: true,
  isPolitical: true,
}

const CABINET: Body = { ...COMMITTEE, slug: 'cabinet', name: 'Cabinet', type: 'Executive' }

const PARISH: Body = {
  ...COMMITTEE,
  slug: 'parish-council',
  name: 'Parish Council',
  type: 'Council',
  venue: 'Village Hall',
  contact: 'Clerk to the Council',
  part: undefined,
  // By law at least three.
  quorum: 3,
  isPolitical: false,
}

const BOARD: Body = {
  slug: 'board',
  name: 'Board',
  type: 'Board meeting in public',
  venue: 'Board Room, Trust Headquarters',
  contact: 'Corporate Governance',
  members: ['Professor Ada Example', 'Bo Sample', 'Dr Cleo Specimen'],
  part: undefined,
  quorum: 2,
  isPublic: true,
  isPolitical: false,
}

const TRUSTEES: Body = {
  ...BOARD,
  slug: 'trustees',
  name: 'Board of Trustees',
  type: 'Board',
  venue: 'Main office',
  contact: 'Secretary to the Board',
  isPublic: false,
  members: ['Ada Example', 'Bo Sample', 'Cleo Specimen'],
}

const GOVERNORS: Body = {
  ...TRUSTEES,
  slug: 'governing-board',
  name: 'Governing Board',
  venue: 'School library',
  contact: 'Clerk to the Governors',
  isPublic: true,
}

const BODIES: ReadonlyMap<string, Body> = new Map([
  ['england-executive', CABINET],
  ['wales-executive', CABINET],
  ['northern-ireland-executive', CABINET],
  ['licensing-sub-committee', { ...COMMITTEE, slug: 'licensing-sub-committee', name: 'Licensing Sub-Committee' }],
  ['parish-council', PARISH],
  ['wales-community-council', { ...PARISH, slug: 'community-council', name: 'Community Council' }],
  [
    'annual-parish-meeting',
    { ...PARISH, slug: 'annual-parish-meeting', name: 'Annual Parish Meeting', type: 'Electors' },
  ],
  ['nhs-board', BOARD],
  ['nhs-foundation-trust', BOARD],
  ['school-governing-board', GOVERNORS],
  ['company-board', TRUSTEES],
  ['plain', TRUSTEES],
])

/** The body that a workspace of a profile begins with: a committee, unless its kind has another. */
export function bodyOf(profile: string): Body {
  return BODIES.get(profile) ?? COMMITTEE
}

/** What its members call it in a sentence: "committee", "board", "council" or "cabinet". */
export function commonNoun({ name }: Body): string {
  return /committee|council|cabinet/iu.exec(name)?.[0].toLowerCase() ?? 'board'
}
