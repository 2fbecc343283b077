import { baseUrlOf } from './address.ts'
import { crestOf, stylesheet } from './assets.ts'
import { dateIn } from './dates.ts'
import type { SiteContext } from './frame.ts'
import { compareText } from './group.ts'
import { indexFiles } from './index-files.ts'
import { recordOf } from './meeting-record.ts'
import type { SiteFile, SiteInput, SiteMeetingSource, SiteTemplates } from './model.ts'
import { reportPages } from './pages/report.ts'
import { picturesOf } from './pictures.ts'
import { informationHtml } from './report/information.ts'
import { type MeetingState, type SiteState, STATE_FILE, sharedFingerprint, stateText } from './state.ts'
import { renderer } from './templates.ts'
import { wordingOf } from './wording.ts'

export interface SiteOptions {
  /** Version of agendapack: another version makes everything anew. */
  version: string
  /** State of the site that stands in the folder now; what did not change since is not made again. */
  previous?: SiteState | undefined
}

/**
 * The files of a site that are new or may differ from those of `options.previous`, one after another: first the pages of each
 * meeting's reports, a meeting at a time, then everything that is made from the records of all meetings, last the state.
 * Memory holds one meeting and the records, whatever the number of reports. Yields nothing where nothing changed.
 */
export async function* buildSite(
  input: SiteInput,
  templates: SiteTemplates,
  options: SiteOptions,
): AsyncGenerator<SiteFile, SiteState> {
  const crest = await crestOf(input)
  const shared = sharedFingerprint(input, templates, crest?.content)
  const context = contextOf(input, templates, crest?.path)
  const { version } = options
  const previous =
    options.previous?.version === version && options.previous.shared === shared ? options.previous : undefined
  if (previous && isUpToDate(previous, input.meetings, context.today)) return previous

  const meetings = new Map<string, MeetingState>()
  for (const source of input.meetings.toSorted((a, b) => compareText(a.key, b.key))) {
    const known = previous?.meetings[source.key]
    if (known?.fingerprint === source.fingerprint) meetings.set(source.key, known)
    else meetings.set(source.key, yield* meetingFiles(source, input, context))
  }
  const common = [...(crest ? [crest] : []), stylesheet(input.settings, templates)]
  const files: string[] = []
  for (const file of [
    ...common,
    ...indexFiles(
      context,
      [...meetings.values()].map(({ record }) => record),
      templates,
    ),
  ]) {
    files.push(file.path)
    yield file
  }
  const state: SiteState = { version, shared, today: context.today, meetings: Object.fromEntries(meetings), files }
  yield { path: STATE_FILE, content: stateText(state) }
  return state
}

/** The pages of a meeting's reports and their pictures; what lists need of it is in the state it returns. */
async function* meetingFiles(
  source: SiteMeetingSource,
  input: SiteInput,
  context: SiteContext,
): AsyncGenerator<SiteFile, MeetingState> {
  const meeting = await source.load()
  const record = recordOf(source.key, meeting, informationHtml(meeting, context))
  const { pictures, files } = await picturesOf(meeting, input.readFile)
  const made = [...files, ...reportPages(context, record, meeting, pictures)]
  yield* made
  return { fingerprint: source.fingerprint, record, files: made.map(({ path }) => path) }
}

function isUpToDate(previous: SiteState, meetings: readonly SiteMeetingSource[], today: string): boolean {
  return (
    previous.today === today &&
    Object.keys(previous.meetings).length === meetings.length &&
    meetings.every(({ key, fingerprint }) => previous.meetings[key]?.fingerprint === fingerprint)
  )
}

/** What all pages share: languages, templates, the day. */
export function contextOf(input: SiteInput, templates: SiteTemplates, crest: string | undefined): SiteContext {
  const { settings } = input
  const languages = [...new Set([settings.language].flat())]
  return {
    settings,
    committees: input.committees,
    baseUrl: baseUrlOf(input.baseUrl),
    today: dateIn(settings.timezone, input.now),
    crest,
    editions: languages.map((language, index) => {
      const wording = wordingOf(language, templates)
      return { prefix: index === 0 ? '' : `${language}/`, wording, render: renderer(templates, wording) }
    }),
  }
}
