import { builtInWording } from '../wording/built-in.ts'

/** Sheets of decisions and notices are in English, whatever the language of the workspace. */
export const ENGLISH = builtInWording()

/** Words that the decisions sheet prints. */
export const WORDS = {
  decisions: 'Decisions',
  'decisions-of': 'Decisions of {body}',
  published: 'Published on {date}.',
  record: 'This is the record that the law asks for: {title} ({provision}).',
  members: 'For members: not for publication.',
  attendance: 'Attendance',
  present: 'Present',
  apologies: 'Apologies',
  absent: 'Absent',
  substitutes: 'Substitutes',
  'substitute-for': '{name} for {for}',
  'in-attendance': 'In attendance',
  declarations: 'Declarations of interest',
  'no-declarations': 'There were no declarations of interest.',
  member: 'Member',
  item: 'Item',
  interest: 'Interest',
  'what-they-did': 'What they did',
  dispensation: 'dispensation',
  minute: 'Minute {number}',
  key: 'Key decision',
  'call-in': 'It can be called in until {date}.',
  outcome: 'Outcome',
  moved: 'Moved by',
  seconded: 'Seconded by',
  votes: 'Votes',
  for: 'for',
  against: 'against',
  abstained: 'abstained',
  'recorded-vote': 'Recorded vote',
  reasons: 'Reasons for the decision',
  options: 'Other options considered and rejected',
  consulted: 'Consulted',
  conflicts: 'Conflicts of interest',
  none: 'None',
  'taken-alone': 'Decisions of officers and members alone',
  'taken-by': 'Decided by',
  on: '{who} on {date}',
  'authority-specific': 'under an authority for this decision',
  'authority-general': 'under a general authority',
  actions: 'Actions',
  action: 'Action',
  owner: 'Owner',
  due: 'Due',
  done: 'Done',
  'done-on': 'Done on {date}',
  private: 'Not for publication',
  'nothing-decided': 'No decisions were made.',
  'outcome-agreed': 'Agreed',
  'outcome-amended': 'Agreed with changes',
  'outcome-refused': 'Refused',
  'outcome-deferred': 'Deferred',
  'outcome-referred': 'Referred',
  'outcome-noted': 'Noted',
  'outcome-withdrawn': 'Withdrawn',
} as const

export type Word = keyof typeof WORDS

/** A word with `{name}` replaced. */
export function printed(word: Word, values: Readonly<Record<string, string | number>> = {}): string {
  return WORDS[word].replaceAll(/\{(\w+)\}/g, (field, name: string) => String(values[name] ?? field))
}
