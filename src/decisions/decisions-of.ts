import type { Audience } from '../load/audience.ts'
import { privateItems } from '../load/meeting/across/decisions.ts'
import type { Action, Decision, Decisions, Voters } from '../load/schema/decisions.ts'
import type { ItemSource, MeetingSources } from '../load/sources.ts'
import type {
  ManifestAction,
  ManifestAttendance,
  ManifestDecision,
  ManifestDecisions,
  ManifestVotes,
} from '../manifest/decisions.ts'
import { inForce, type Profile } from '../profiles/schema.ts'
import { keyDecisionText, statementOf } from '../profiles/statement.ts'
import type { Wording } from '../wording/wording.ts'

/**
 * What a meeting decided, as an audience may know it; undefined where it is not written down.
 * @param sources loaded for that audience
 * @param profile the law of the body, which says what a record holds
 * @param wording the words of what is not for publication
 */
export function decisionsOf(
  sources: MeetingSources,
  audience: Audience,
  profile: Profile,
  wording: Wording,
): ManifestDecisions | undefined {
  const { decisions: source, definition } = sources
  if (!source) return undefined
  const { value } = source
  const { date } = definition.value
  const withheld = wording.text('privacy.private')
  const items = sources.agenda.filter((entry) => entry.kind === 'item')
  const isClosed = privateItems(sources.agenda)
  const isPrivate = (entry: Decision | Action) => entry.private || isClosed(entry.item)
  const isKey = (item: ItemSource | undefined) =>
    item?.item.type === 'key' && keyDecisionText(profile, wording) !== undefined
  const isHidden = (entry: Decision | Action) => audience === 'public' && isPrivate(entry)
  return {
    published: value.published,
    record: recordOf(profile, 'meeting', date),
    attendance: attendanceOf(value),
    declarations: value.declarations?.map(({ nature, ...declared }) => ({ ...declared, nature: nature || undefined })),
    decisions: value.decisions.map((decision) => {
      const item = items.find(({ label }) => label === decision.item)
      const privacy = item?.privacy && statementOf(profile, item.privacy, wording, date)
      const statement = isPrivate(decision) ? (privacy ?? withheld) : undefined
      return isHidden(decision)
        ? hidden(decision, titleOf(item) ?? withheld, isKey(item), statement)
        : {
            ...shown(decision, item, isKey(item), profile, date),
            statement,
            conflicts: [...decision.conflicts, ...declaredIn(decision, value, wording)],
          }
    }),
    actions: value.actions.map((action) =>
      isHidden(action) ? { ...datesOf(action), action: action.action || undefined } : shownAction(action),
    ),
  }
}

/** Interests that were declared in the item of a decision: its record has every one (SI 2012/2089, reg 12(2)(d) and (e)). */
function declaredIn(
  { item, taken, conflicts }: Decision,
  { declarations = [] }: Decisions,
  wording: Wording,
): ManifestDecision['conflicts'] {
  if (taken || item === undefined) return []
  return declarations
    .filter((declared) => declared.item === item && !conflicts.some(({ member }) => member === declared.member))
    .map(({ member, nature, dispensation }) => ({
      member,
      nature: nature || wording.text('privacy.private'),
      ...(dispensation ? { dispensation: wording.text('record.dispensation') } : {}),
    }))
}

function hidden(
  { item: label, minute, resolved }: Decision,
  title: string,
  key: boolean,
  statement: string | undefined,
): ManifestDecision {
  return { item: label, title, minute, resolved: resolved || undefined, statement, key, conflicts: [] }
}

function shown(
  decision: Decision,
  item: ItemSource | undefined,
  isKey: boolean,
  profile: Profile,
  day: string,
): ManifestDecision {
  const { votes, taken, options_rejected: optionsRejected, call_in_until: callInUntil } = decision
  const { minute, moved, seconded, resolved, reasons, consulted } = decision
  // Who decides alone agrees with nobody.
  const outcome = decision.outcome ?? (taken ? undefined : 'agreed')
  return {
    ...{ item: decision.item, title: decision.title ?? titleOf(item) ?? '', minute, moved, seconded, resolved },
    ...{ reasons, consulted, outcome, optionsRejected, callInUntil, taken },
    votes: votes && {
      for: votesOf(votes.for),
      against: votesOf(votes.against),
      abstained: votesOf(votes.abstained),
    },
    key: decision.key ?? isKey,
    conflicts: [],
    record: recordOf(profile, taken?.as ?? 'meeting', taken?.on ?? day),
  }
}

/** The title that the audience knows: the loader has put the public one in its place. */
function titleOf(item: ItemSource | undefined): string | undefined {
  return item?.item.title
}

function recordOf({ decision_records: records }: Profile, who: 'meeting' | 'member' | 'officer', day: string) {
  const record = records[who]
  const law = record && inForce([record], day)
  return law && { title: law.title, provision: law.provision, needs: [...law.needs] }
}

function votesOf(voters: Voters): ManifestVotes {
  return typeof voters === 'number' ? { count: voters } : { count: voters.length, names: voters }
}

function shownAction(action: Action): ManifestAction {
  const { action: what, owner, update } = action
  return { ...datesOf(action), action: what, owner, update }
}

function datesOf({ item, due, done }: Action): ManifestAction {
  return { item, due, done }
}

function attendanceOf(value: Decisions): ManifestAttendance | undefined {
  const { present, apologies = [], absent = [], substitutes = [], in_attendance: inAttendance = [] } = value
  return present && { present, apologies, absent, substitutes, inAttendance }
}
