import { cleanLine } from '../text.ts'

export interface NameParts {
  prefix?: string
  /** The name without titles before it, honours after it and remarks in brackets. */
  plainName: string
  suffix?: string
  /** As it stands in a list: "Example, Ada". */
  sortName: string
}

const PREFIX =
  /^(?:(?:cllr|councillor|cynghorydd|y|dr|mr|mrs|ms|miss|mx|prof|professor|sir|dame|lord|lady|baron|baroness|viscount|viscountess|earl|countess|rev|reverend|revd|ald|alderman|the|right|rt|hon|worshipful|mayor)\b\.?\s+)+/iu
const PEER = /\b(?:lord|lady|baron|baroness|viscount|viscountess|earl|countess)\b/iu
/** "(Deputy Mayor)", "(Labour)": what is said of a person, not a name. */
const REMARK = /\s*\([^()]*\)/gu
/** Honours and degrees: capitals alone, with or without stops, and some that are written otherwise. */
const HONOUR = String.raw`(?:[A-Z]{2,5}|(?:[A-Z]\.){2,5}|PhD|DPhil|BSc|MSc|MEng|BEng|LLB|MPhil|Hons)`
const HONOURS = new RegExp(String.raw`(?:[\s,]+${HONOUR})+$`, 'u')
/** Those that are no surname in capitals, so that they may follow a single word. */
const KNOWN_HONOUR = /^[\s,]+(?:[MOCKD]BE|CBE|KC|QC|JP|DL|MP|MS|MSP|MLA|AM|BEM|CMG|CVO|CB|TD|PC|FRS|QPM|PhD|BSc|MSc)\b/u
/** Tells a son from his father, so that it is part of the name. */
const GENERATION = /(?:,?\s+(?:Jr|Sr|Jnr|Snr|II|III|IV)\.?)$/u

/** Titles, name and honours of a person, and how the name is sorted: "Martin King, Jr." under K, "Anna van der Berg" under V. */
export function nameParts(name: string): NameParts {
  const line = cleanLine(name)
  const said = cleanLine(line.replace(REMARK, '')) || line
  const prefix = PREFIX.exec(said)?.[0] ?? ''
  const rest = said.slice(prefix.length)
  const honours = GENERATION.test(rest) ? '' : honoursOf(rest)
  const plainName = rest.slice(0, rest.length - honours.length) || line
  return {
    prefix: prefix === '' ? undefined : prefix.trim(),
    suffix: honours === '' ? undefined : honours.replace(/^[\s,]+/u, ''),
    plainName,
    sortName: sortNameOf(plainName, prefix),
  }
}

function honoursOf(rest: string): string {
  const honours = HONOURS.exec(rest)?.[0] ?? ''
  const left = rest.slice(0, rest.length - honours.length).trim()
  const isSurname = !left.includes(' ') && !KNOWN_HONOUR.test(honours)
  return left === '' || isSurname ? '' : honours
}

function sortNameOf(plainName: string, prefix: string): string {
  // A peer's title is one name: Lord Ulster of Down.
  if (PEER.test(prefix) && /\sof\s/u.test(plainName)) return plainName
  const generation = GENERATION.exec(plainName)?.[0] ?? ''
  const words = plainName.slice(0, plainName.length - generation.length).split(' ')
  const particle = words.findIndex((word, index) => index > 0 && /^\p{Ll}/u.test(word))
  const surname = particle > 0 ? particle : words.length - 1
  const after = generation === '' ? '' : `, ${generation.replace(/^[\s,]+/u, '')}`
  const forenames = words.slice(0, surname).join(' ')
  return `${words.slice(surname).join(' ')}${forenames === '' ? '' : `, ${forenames}`}${after}`
}
