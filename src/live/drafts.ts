import { draftEditions } from '../build/draft.ts'
import { forLanguages } from '../build/languages/languages.ts'
import type { MeetingOptions } from '../build/options.ts'
import type { Host } from '../host/host.ts'
import { type Editions, loadEditions } from '../load/meeting/editions.ts'
import type { Result } from '../load/result.ts'
import type { Workspace } from '../load/sources.ts'
import { workspaceIn } from '../load/text/language.ts'
import { type ShownDocument, shownDocuments } from './documents.ts'

/**
 * The PDFs of a meeting as they look now, those of the first language first. What is wrong with the others, their proof says.
 * @param sources the meeting in the first language
 */
export async function draftDocuments(
  meeting: string,
  workspace: Workspace,
  sources: Editions,
  asked: MeetingOptions,
  host: Host,
): Promise<Result<ShownDocument[]>> {
  const { sources: first, options } = await forLanguages(meeting, workspace, sources, asked, host)
  const draft = await draftEditions(workspace, first, options, host)
  if (!draft.value) return { value: undefined, messages: draft.messages }
  const documents = shownDocuments(draft.value)
  for (const language of options.beside ? [] : workspace.versions.keys()) {
    const own = workspaceIn(workspace, language)
    const { value } = await loadEditions(own, meeting, host, false, options.work?.lasting?.readReport)
    const other = value && (await draftEditions(own, value, options, host))
    if (other?.value) documents.push(...shownDocuments(other.value, language))
  }
  return { value: documents, messages: draft.messages }
}
