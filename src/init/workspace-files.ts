import { jsonSchemas } from '../schemas/json-schemas.ts'
import { slugOf } from '../slug.ts'
import { type Body, bodyOf, commonNoun } from './body.ts'

export interface InitOptions {
  /** Profile of rules; `england-council` unless given. */
  profile?: string
  /** The day of the run, ISO: the first meeting is called for some weeks later. */
  today: string
  /** Time zone of the machine, where it is known. */
  timezone?: string
  /** Whether an ISO date is a working day where the body is; any day from Monday to Friday unless given. */
  isWorkingDay?: (day: string) => boolean
}

/** Days from the run to the first meeting: enough for any period of notice, on the same weekday if that is a working day. */
const DAYS_AHEAD = 28
/** Days from the run to the publication of its agenda, well before the notice period begins. */
const DAYS_TO_PUBLICATION = 7

/** The profile of a workspace that was begun without one. */
export const DEFAULT_PROFILE = 'england-council'
const SCHEMA_LINE = '# yaml-language-server: $schema='

/**
 * The files of a new workspace, which builds, checks and publishes at once: settings, one body, one meeting with one
 * report, the JSON Schemas that an editor checks them with, and what git should leave alone. Every field has a comment that
 * says what it is for.
 * @param name of the organisation; also its invented addresses come from it
 * @returns texts by path
 */
export function initWorkspace(name: string, options: InitOptions): Map<string, string> {
  const organisation = name.replaceAll(/\s+/gu, ' ').trim() || 'Our Council'
  const { today, isWorkingDay = isWeekday } = options
  const meeting = nextDay(addDays(today, DAYS_AHEAD), isWorkingDay)
  const published = nextDay(addDays(today, DAYS_TO_PUBLICATION), isWorkingDay)
  const body = bodyOf(options.profile ?? DEFAULT_PROFILE)
  const folder = `meetings/${meeting}-${body.slug}`
  return new Map([
    ['agendapack.yaml', settingsText(organisation, options)],
    ['crest.svg', crest(organisation)],
    [`committees/${body.slug}.yaml`, committeeText(organisation, body)],
    [`${folder}/meeting.yaml`, meetingText(meeting, published, body)],
    [`${folder}/work-programme.md`, reportText(published, body)],
    ...[...jsonSchemas()].map(([kind, schema]): [string, string] => [`schema/${kind}.schema.json`, schema]),
    [
      '.gitignore',
      '# Packs and the website are made from the other files.\n/dist/\n/site/\n/.agendapack/\n/node_modules/\n',
    ],
  ])
}

function settingsText(
  organisation: string,
  { profile = DEFAULT_PROFILE, timezone = 'Europe/London' }: InitOptions,
): string {
  const host = `${slugOf(organisation, 'council')}.example`
  return `${SCHEMA_LINE}schema/agendapack.schema.json
# What holds for every meeting. \`agendapack explain\` lists the rules that \`agendapack check\` applies.

organisation:
  name: ${quoted(organisation)}        # on every front sheet and in the head of the website
  website: https://${host}        # optional, like the three below
  email: meetings@${host}
  # phone: 01632 960 000
  # address: Town Hall, High Street

profile: ${quoted(profile)}        # the law that applies: notice, exempt information, bank holidays
language: en-GB        # or [cy, en-GB] for a website in two languages
timezone: ${quoted(timezone)}

style:
  logo: crest.svg        # SVG or PNG; put your own in its place
  accent: "#1d4f91"        # in quotes, as # begins a comment in YAML
  paper: a4        # or letter
  duplex: false        # true: every paper starts on an odd page, for printing on both sides

numbering: shared        # pages have the same numbers in the public pack and in the members' pack

# rules:        # severity of a rule: off, info, warning or error
#   doubled-words: off
`
}

const BALANCE = `political_balance:
  applies: false        # remove these two lines where seats have to be shared out between political groups
`

const NOT_PUBLIC = 'public: false        # the public is not admitted: there are packs for members alone\n'

function committeeText(organisation: string, body: Body): string {
  const [chair, viceChair, member] = body.members
  return `${SCHEMA_LINE}../schema/committee.schema.json
# A body and its register. The name of this file is how meetings name it: \`committee: ${body.slug}\`.

name: ${body.name}
type: ${body.type}        # printed as the type of meeting
${body.isPolitical ? '# profile: england-executive        # where this body is under another law than the others\n' : ''}description: ${quoted(`Decides on the work of ${organisation}.`)}
seats: 3        # members and vacancies together
quorum: ${body.quorum}        # how many must be there: a number, or a fraction such as 1/4
${body.isPolitical ? BALANCE : ''}${body.isPublic ? '' : NOT_PUBLIC}venue: ${body.venue}        # a meeting can name another

contact:        # whom the public may ask
  name: ${body.contact}
  phone: 01632 960 000
  email: ${slugOf(body.contact, 'office').replaceAll('-', '.')}@${slugOf(organisation, 'council')}.example

# Each with the first day of the appointment and, once it is known, the last: to: 2026-05-20
# role: chair, vice-chair, member (the usual) or co-opted.${body.isPolitical ? ' group: the political group.' : ''}
members:
  - { name: ${chair}, role: chair, from: 2020-01-01 }
  - { name: ${viceChair}, role: vice-chair, from: 2020-01-01 }
  - { name: ${member}, from: 2020-01-01 }
`
}

function meetingText(meeting: string, published: string, body: Body): string {
  return `${SCHEMA_LINE}../../schema/meeting.schema.json
# One meeting. Its papers lie beside this file: Markdown reports and PDFs.

committee: ${body.slug}        # committees/${body.slug}.yaml
date: ${meeting}
time: "18:30"        # in quotes, 24-hour clock
published: ${published}        # the day the agenda is published; notice is counted from it
# status: cancelled        # or moved, with moved_to: { date: …, time: … }
# online: https://…        # where it can be watched
# public: false        # where the press and public may not come

agenda:        # in order; items are numbered by themselves unless they say item: "4"
${body.part === undefined ? '' : `  - part: ${body.part}\n`}  - title: Apologies
    type: procedural
    note: To receive any apologies for absence.
  - title: Declarations of interest
    type: procedural
    note: To receive any declarations of interest.
  - title: Work programme
    type: decision
    note: To agree what the ${commonNoun(body)} will look at.
    documents:
      - work-programme.md        # a report; its title is in the file
      # - { file: figures.pdf, title: Figures, kind: appendix }
      # - { title: Letter from the minister, to_follow: ${meeting} }        # not ready yet
`
}

function reportText(published: string, body: Body): string {
  const noun = commonNoun(body)
  const [, ...leads] = body.members
  return `---
title: Work programme
author: ${body.contact}
date: ${published}
background_papers: None
---

# Work programme

:::recommendations
The ${noun} is asked to agree the work programme in section 2.
:::

## 1 Background

1.1 The ${noun} agrees at its first meeting what it will look at during the year. Paragraphs are numbered by hand, and
every number is checked.

1.2 Headings begin with \`##\`, lists with \`-\`, and **bold** words stand between two asterisks.

## 2 Programme

2.1 The proposed programme is:

| Subject | Lead | Hours |
| --- | --- | ---: |
| Buildings | ${leads[0]} | 12 |
| Open days | ${leads[1]} | 8 |
| Total | | 20 |

## 3 Implications

3.1 There are no financial or legal implications.
`
}

/** A plain shield with the first letter of the name, until there is a crest. */
function crest(organisation: string): string {
  const letter = /[A-Za-z]/u.exec(organisation)?.[0]?.toUpperCase() ?? 'C'
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 56" width="48" height="56">
  <path fill="#1d4f91" d="M0 0h48v30c0 13-11 21-24 26C11 51 0 43 0 30z"/>
  <text x="24" y="36" text-anchor="middle" font-family="sans-serif" font-size="28" font-weight="700" fill="#fff">${letter}</text>
</svg>
`
}

/** A value in double quotes, which YAML reads as JSON does. */
function quoted(value: string): string {
  return /^[A-Za-z][A-Za-z0-9 /'&.-]*[A-Za-z0-9.]$/u.test(value) && !/^(?:true|false|null|yes|no|on|off)$/iu.test(value)
    ? value
    : JSON.stringify(value)
}

function addDays(date: string, days: number): string {
  const moment = new Date(`${date}T00:00:00Z`)
  moment.setUTCDate(moment.getUTCDate() + days)
  return moment.toISOString().slice(0, 10)
}

/** The first working day on or after a day; the day itself if there is none for weeks. */
function nextDay(from: string, isWorkingDay: (day: string) => boolean): string {
  const days = Array.from({ length: 30 }, (_, ahead) => addDays(from, ahead))
  return days.find(isWorkingDay) ?? from
}

function isWeekday(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay()
  return day >= 1 && day <= 5
}
