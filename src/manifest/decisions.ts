import type { outcomes } from '../load/schema/decisions.ts'

/** What a meeting decided, as a manifest has it. In a public one, nothing private is left of it. */
export interface ManifestDecisions {
  /** The day on which they were published. */
  published?: string
  /** What the record is called, and the law that asks for it. */
  record?: { title: string; provision: string }
  attendance?: ManifestAttendance
  declarations?: { member: string; item: string; nature?: string; action?: string; dispensation: boolean }[]
  decisions: ManifestDecision[]
  actions: ManifestAction[]
}

export interface ManifestAttendance {
  present: string[]
  apologies: string[]
  absent: string[]
  substitutes: { name: string; for: string }[]
  inAttendance: string[]
}

export interface ManifestDecision {
  /** The label of its item; undefined for what an officer or a member decided alone. */
  item?: string
  title: string
  minute?: number
  /** Undefined where the public may not know it. */
  outcome?: (typeof outcomes)[number]
  /** Markdown: the text resolved, or what the public may read of it. */
  resolved?: string
  /** Why it is not for publication, whoever reads this. */
  statement?: string
  moved?: string
  seconded?: string
  votes?: { for: ManifestVotes; against: ManifestVotes; abstained: ManifestVotes }
  reasons?: string
  optionsRejected?: string
  consulted?: string
  key: boolean
  callInUntil?: string
  conflicts: { member: string; nature: string; dispensation?: string }[]
  /** Who decided alone, and when. */
  taken?: { by: string; as: 'officer' | 'member'; on: string; authority: 'specific' | 'general' }
  /** What its record has to say, and the law that asks for it. */
  record?: { title: string; provision: string; needs: string[] }
}

export interface ManifestVotes {
  count: number
  /** Of a recorded vote. */
  names?: string[]
}

export interface ManifestAction {
  item?: string
  /** Undefined where the public may not know it. */
  action?: string
  owner?: string
  due: string
  done?: string
  update?: string
}
