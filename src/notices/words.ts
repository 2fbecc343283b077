/** Words that notices print. */
const WORDS = {
  'notice-title': 'Notice of meeting',
  'summons-title': 'Summons to a meeting',
  'key-title': 'Notice of key decisions',
  'private-title': 'Notice of business to be taken in private',
  'again-title': 'Second notice of business to be taken in private',
  'exception-title': 'Key decision at shorter notice: general exception',
  'urgency-title': 'Key decision of special urgency',
  'private-urgency-title': 'Urgent business to be taken in private',
  'meeting-is': 'A meeting of {body} is to be held on {date} at {time}.',
  'was-to-be': 'The meeting is on {date} at {time}.',
  place: 'Place',
  online: 'To watch or join',
  'is-open': 'The meeting is open to the press and public.',
  'partly-open': 'The meeting is open to the press and public, except for the business marked as private.',
  'is-closed': 'The meeting is not open to the press and public.',
  business: 'Business',
  private: 'private',
  contact: 'Contact',
  members: 'To the members of {body}:',
  'key-is-made': 'A key decision is to be made on behalf of {organisation}.',
  matter: 'The matter',
  'decision-maker': 'Who decides',
  'list-of-members': '{body}. Its members are {members}.',
  when: 'When',
  documents: 'Documents for the decision',
  'no-documents': 'None has been submitted yet.',
  copies: 'Copies',
  'copies-from':
    'Subject to any restriction on their disclosure, copies of these documents, or extracts from them, can be had from {contact}.',
  'others-may-follow': 'Other documents relevant to the matter may be submitted to those who decide.',
  'how-to-ask': 'To be told of them as they become available, ask {contact}.',
  'partly-private': 'The public may be excluded while the matter is discussed: {ground}.',
  'private-intended': '{body} intends to take the following business in private: {date}.',
  'private-still': '{body} still intends to take the following business in private: {date}.',
  reasons: 'Reasons',
  representations: 'Representations received about why it should be open',
  response: 'Response to them',
  'to-represent': 'Anybody who thinks that the meeting should be open can say why to {contact}.',
  'exception-is': 'It is not practicable to publish the notice of this key decision 28 clear days before it is made.',
  'exception-reasons': 'Why that is not practicable',
  'scrutiny-told': 'The chair of the scrutiny committee has been told of it in writing.',
  'urgency-is': 'This key decision is urgent and cannot reasonably be deferred.',
  'private-urgency-is': 'This business is urgent and cannot reasonably be deferred.',
  agreed: 'Agreed by',
  'agreed-on': '{who} on {date}',
  by: 'To be published by {date}.',
  out: 'Published on {date}.',
  provision: 'Law: {provision}.',
} as const

export type Word = keyof typeof WORDS

/** A word with `{name}` replaced. */
export function printed(word: Word, values: Readonly<Record<string, string>> = {}): string {
  return WORDS[word].replaceAll(/\{(\w+)\}/g, (field, name: string) => values[name] ?? field)
}
