import type { Host } from '../../../host/host.ts'
import { folderOf } from '../../../host/paths.ts'
import { hasErrors, type Message } from '../../../messages/message.ts'
import type { Audience } from '../../audience.ts'
import { fileStatus, readFile } from '../../file-problem.ts'
import type { Result, YamlSource } from '../../result.ts'
import { type Action, type Decision, type Decisions, decisionsSchema } from '../../schema/decisions.ts'
import type { Meeting } from '../../schema/meeting.ts'
import type { AgendaSource, ItemSource } from '../../sources.ts'
import type { Reading } from '../../yaml/languages.ts'
import { readYaml } from '../../yaml/yaml.ts'
import { privacyOf } from '../documents.ts'
import { checkText } from '../information.ts'
import { settleLabels } from '../labels.ts'

const FILE = 'decisions.yaml'

/** Path of the decisions of a meeting file. */
export function decisionsPath(meeting: string): string {
  return `${folderOf(meeting)}/${FILE}`
}

/**
 * Reads what a meeting decided, if that is written down yet.
 * @param agenda tells which items are private: for the public, nothing of their decisions is left but what is for it
 */
export async function loadDecisions(
  meeting: string,
  agenda: readonly AgendaSource[],
  audience: Audience,
  { files }: Pick<Host, 'files'>,
  reading?: Reading,
): Promise<Result<YamlSource<Decisions>>> {
  const path = decisionsPath(meeting)
  const status = await fileStatus(files, path, { file: path })
  if (status === undefined) return { value: undefined, messages: [] }
  const bytes = 'reason' in status ? status : await readFile(files, path, { file: path })
  if ('reason' in bytes) return { value: undefined, messages: [bytes] }
  const { value, messages: said } = readYaml(path, bytes, decisionsSchema, reading)
  const messages = [...said, ...(value && audience === 'members' ? checkTexts(value) : [])]
  if (!value || hasErrors(messages)) return { value: undefined, messages }
  if (audience === 'members') return { value, messages }
  return { value: { ...value, text: '', value: publicDecisions(value.value, agenda) }, messages }
}

/** Markdown that is set as it stands. */
const TEXTS = ['resolved', 'reasons', 'options_rejected', 'consulted', 'public'] as const

function checkTexts({ path, value, place }: YamlSource<Decisions>): Message[] {
  return value.decisions.flatMap((decision, index) =>
    TEXTS.flatMap((key) => checkText(path, decision[key] ?? '', place(['decisions', index, key]))),
  )
}

/**
 * What the public may know of decisions and actions. What belongs to a private item, or to an item that is not on the
 * agenda, is private.
 */
export function publicDecisions(decisions: Decisions, agenda: readonly AgendaPrivacy[]): Decisions {
  const isClosed = privateItems(agenda)
  return {
    ...decisions,
    declarations: decisions.declarations?.map((declared) =>
      isClosed(declared.item) ? { ...declared, nature: '', action: undefined } : declared,
    ),
    decisions: decisions.decisions.map((decision) =>
      decision.private || isClosed(decision.item) ? publicDecision(decision) : decision,
    ),
    actions: decisions.actions.map((action) =>
      action.private || isClosed(action.item) ? publicAction(action) : action,
    ),
  }
}

/** Which items are private; that is all that the privacy of decisions depends on. */
type AgendaPrivacy = { kind: string } & Partial<Pick<ItemSource, 'label' | 'privacy'>>

/** An agenda as far as the privacy of decisions depends on it. */
export function plainAgenda({ agenda }: Meeting): AgendaPrivacy[] {
  const items = agenda.flatMap((entry) => ('title' in entry ? [entry] : []))
  const labels = settleLabels(agenda)
  return items.map((item, index) => ({ kind: 'item', label: labels[index]?.label, privacy: privacyOf(item) }))
}

/** True for the label of an item that is private, and for one that the agenda does not have. */
export function privateItems(agenda: readonly AgendaPrivacy[]): (label: string | undefined) => boolean {
  const open = new Set(agenda.flatMap((entry) => (entry.kind === 'item' && !entry.privacy ? (entry.label ?? []) : [])))
  return (label) => label !== undefined && !open.has(label)
}

function publicDecision({ item, minute, public: words }: Decision): Decision {
  return { item, minute, resolved: words ?? '', conflicts: [], private: true }
}

function publicAction({ item, due, done, public: words }: Action): Action {
  return { item, due, done, action: words ?? '', owner: '', private: true }
}
