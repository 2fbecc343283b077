import { assembleInput } from '../assemble/input.ts'
import type { Host } from '../host/host.ts'
import type { Editions } from '../load/meeting/editions.ts'
import type { Result } from '../load/result.ts'
import type { Workspace } from '../load/sources.ts'
import { packCompiler } from './build.ts'
import { type CompiledEditions, compileEditions } from './editions.ts'
import { assembleOnce, keyOfPack } from './kept-packs.ts'
import type { AssemblePack, MeetingOptions } from './options.ts'

/**
 * The editions of a meeting as they look, for a screen alone: nothing is proved, searched for private words or taken out.
 * What is made on the way is there when `makePacks` makes the same.
 */
export function draftEditions(
  workspace: Workspace,
  sources: Editions,
  options: MeetingOptions,
  host: Host,
): Promise<Result<CompiledEditions>> {
  return compileEditions({ ...packCompiler(workspace, options, host), assemble: assembleDraft, sources })
}

/** Without attachments, the typeset pages are those of the pack: only bookmarks and labels are missing. */
const assembleDraft: AssemblePack = async (pack, { options, host }) => {
  const { plan, typeset, opened } = pack
  const nothing = { parts: undefined, fingerprints: [], texts: [], readings: new Map(), separate: new Map() }
  if (opened.attachments.size === 0)
    return { value: { ...pack, ...nothing, bytes: typeset.pdf, bytesByDocument: new Map() }, messages: [], faulty: [] }
  const input = assembleInput(plan, typeset, opened, host)
  const packs = options.work?.lasting?.packs
  const assembled = await assembleOnce(input, packs && keyOfPack(plan, input), packs)
  const { bytes, bytesByDocument, messages } = assembled
  return { value: { ...pack, ...nothing, bytes, bytesByDocument }, messages, faulty: [] }
}
