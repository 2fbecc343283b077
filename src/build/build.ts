import type { Assembled } from '../assemble/assemble.ts'
import { assembleInput } from '../assemble/input.ts'
import { type OpenDocuments, openDocuments, withoutDocuments } from '../attachments/open-documents.ts'
import { contextFor } from '../check/context.ts'
import { findingsInOtherLanguages } from '../check/other-languages.ts'
import type { Content } from '../host/content.ts'
import type { Host } from '../host/host.ts'
import type { Audience } from '../load/audience.ts'
import { documentsOf } from '../load/meeting/documents-of.ts'
import { loadEditions } from '../load/meeting/editions.ts'
import { meetingKey } from '../load/meeting/key.ts'
import type { MeetingSources, Workspace } from '../load/sources.ts'
import { hasErrors, type Message } from '../messages/message.ts'
import { packStem, packTitle } from '../plan/naming.ts'
import type { CompiledPack } from '../publish/edition.ts'
import { asPublished, type Standing, standingOf } from '../publish/frozen/standing.ts'
import { takeParts } from '../publish/pack-parts.ts'
import { numbersTaken, partsTooLong } from '../typeset/allotments.ts'
import { hasOwnWording } from '../typeset/templates/files.ts'
import { provePack, readInputs } from '../verify/prove.ts'
import type { PdfReading } from '../verify/reading/reading.ts'
import { compileCopies } from './beside/copies.ts'
import { withLargePrint } from './beside/large-print.ts'
import { separateFiles } from './beside/separate-files.ts'
import { typesetPlan } from './beside/typeset-plan.ts'
import type { BuiltMeeting, Run } from './context.ts'
import { compileEditions } from './editions.ts'
import { keepAsPublished, publishedEditions } from './history.ts'
import { assembleOnce, keyOfPack, proveOnce } from './kept-packs.ts'
import { furtherFindings, inSecondLanguage, packsInLanguages } from './languages/languages.ts'
import { findLeaks } from './leaks.ts'
import type {
  AssembledPack,
  AssemblePack,
  CompiledPart,
  CompilePack,
  Compiler,
  MakePacks,
  MeetingOptions,
  PackCompiler,
  Part,
} from './options.ts'
import { allFiles, outputOf } from './output.ts'
import { pageReferenceFindings, planInLanguages } from './part.ts'
import { replacePack } from './replace-pack.ts'

/** Every stage of one meeting, from its files to its packs. A stage with errors ends it, and the old packs stay. */
export async function buildMeeting(path: string, run: Run): Promise<BuiltMeeting> {
  const { context, checks, options } = run
  const standing: Standing = run.reissue ? { kind: 'open' } : await standingOf(path, run.host)
  if (standing.kind === 'edited') return { messages: standing.messages }
  const kept = standing.kind === 'open' ? undefined : standing.kept
  const { workspace, host } = await asPublished(path, kept, run.workspace, run.host)
  const history = standing.kind === 'published' ? await keepAsPublished(path, workspace, run, host) : undefined
  if (history) return history
  const loaded = await loadEditions(workspace, path, host, options.allowMissing, options.work?.lasting?.readReport)
  const checked = checks.meeting(loaded)
  if (!loaded.value || !checked.isSound) return { messages: checked.messages }

  const { members } = loaded.value
  const elsewhere = await findingsInOtherLanguages(path, { workspace, host }, context, checked.messages)
  const inOthers = checks.others(members, elsewhere.ofRules)
  if (hasErrors(inOthers)) return { messages: [...checked.messages, ...inOthers] }
  const { profile, calendar } = contextFor(members.committeeSlug, context)
  const audience = run.audienceOf(path)
  const asked: MeetingOptions = {
    ...options,
    profile,
    calendar,
    ...(audience === 'both' ? {} : { audience }),
    published: kept && (await publishedEditions(path, members, standing, run)),
  }
  const { value, messages: ofLoading } = loaded
  const made = await packsInLanguages(path, workspace, { value, messages: ofLoading }, asked, makePacks, host)
  const judged = checks.others(members, made.messages)
  const messages = [...checked.messages, ...inOthers, ...judged]
  if (!made.value || hasErrors(judged)) return { messages }

  const { alongside, manifests, isPartlyPrivate } = made.value
  const refused = await replacePack(made.value, path, run)
  if (refused) return { messages: [...messages, refused] }
  const fingerprint = await run.record.built(path, { sources: members, output: made.value, audience, messages })
  await alongside?.keep(path, fingerprint, isPartlyPrivate)
  return { messages, manifests, fingerprint }
}

/**
 * The packs of a meeting for each audience, and all files that come of them. The public edition is made from what the
 * loader hands to the public; from the members' edition it gets nothing but page numbers. Where something is withheld,
 * the public files are searched for it, and a find means that there is no pack at all.
 */
export const makePacks: MakePacks = async (workspace, sources, options, host) => {
  // Its threads start while Typst is at work, and not while reports are parsed, which needs the processors.
  options.reader.warmUp()
  const compiler: Compiler = { ...packCompiler(workspace, options, host), sources }
  const editions = await compileEditions(compiler)
  if (!editions.value) return { value: undefined, messages: editions.messages }
  const copies = await compileCopies(compiler, editions.value)
  const large = await withLargePrint(compiler, editions.value)
  const files = await allFiles(workspace, sources, large.value, copies.value, options, host)
  const leaks = await findLeaks(workspace, large.value, files, options, host)
  if (options.beside) {
    const { sources: second, workspace: own } = options.beside
    leaks.push(
      ...furtherFindings(await findLeaks(own, inSecondLanguage(large.value, second), files, options, host), leaks),
    )
  }
  const messages = [...editions.messages, ...copies.messages, ...large.messages, ...files.messages, ...leaks]
  return { value: hasErrors(messages) ? undefined : outputOf(files), messages }
}

/** What compiles the packs of a meeting, one by one. */
export function packCompiler(workspace: Workspace, options: MeetingOptions, host: Host): PackCompiler {
  return { workspace, options, host, compile: compilePack, assemble: assemblePack }
}

/** Plan, typeset, assemble, verify: one pack or one supplement. An error of any stage means that there is no pack. */
const compilePack: CompilePack = async <A extends Audience>(
  compiler: PackCompiler,
  sources: MeetingSources<A>,
  audience: A,
  part: Part,
) => {
  const { allowMissing, work } = compiler.options
  const documents = documentsOf(sources, part.supplement)
  const { host, workspace } = compiler
  const { language, downsample } = workspace.settings.value
  const habits = { open: work?.openAttachment, languages: [language].flat(), downsample }
  const opened = await openDocuments(documents, audience, allowMissing, host, habits)
  return compileOpened(compiler, sources, audience, part, opened)
}

async function compileOpened<A extends Audience>(
  compiler: PackCompiler,
  sources: MeetingSources<A>,
  audience: A,
  part: Part,
  opened: OpenDocuments,
): Promise<CompiledPart> {
  const { options, host } = compiler
  const messages: Message[] = [...opened.messages]
  const nothing = { value: undefined, messages, longer: new Map<string, number>(), numbers: [] }
  if (hasErrors(messages)) return nothing

  const planned = planInLanguages(compiler, sources, audience, part, opened, await hasOwnWording(host))
  host.progress(`Typesetting ${packTitle(planned)}`)
  const { plan, typesetting } = await typesetPlan(planned, compiler)
  messages.push(...typesetting.messages)
  if (!typesetting.value || hasErrors(messages)) return nothing
  const numbers = numbersTaken(plan, typesetting.value)
  const longer = partsTooLong(plan, typesetting.value)
  if (part.isMeasured || longer.size > 0) return { value: undefined, messages: [], longer, numbers }

  const finished = await compiler.assemble({ plan, typeset: typesetting.value, opened }, compiler)
  if (options.allowMissing && finished.faulty.length > 0) {
    const others = withoutDocuments(opened, finished.faulty, finished.messages)
    return compileOpened(compiler, sources, audience, part, others)
  }
  // Those of the usual pack serve for one in large print, too.
  const separate = options.largePrint
    ? { files: new Map<string, Content>(), readings: new Map<string, PdfReading>(), messages: [] }
    : await separateFiles(documentsOf(sources, part.supplement), plan, opened, compiler)
  messages.push(...pageReferenceFindings(plan, numbers), ...finished.messages, ...separate.messages)
  const value = finished.value && {
    ...finished.value,
    separate: separate.files,
    readings: new Map([...finished.value.readings, ...separate.readings]),
  }
  return { value, messages, longer, numbers }
}

/**
 * Assemble and verify. The second engine reads on other threads what goes into the pack while the first one puts it
 * together, and the parts that are published by themselves are taken out while the whole is proved.
 */
const assemblePack: AssemblePack = async (pack, compiler, known) => {
  const { options, host } = compiler
  const input = assembleInput(pack.plan, pack.typeset, pack.opened, host)
  const packs = options.work?.lasting?.packs
  const key = packs && keyOfPack(pack.plan, input)
  const whole = key && `${key}${options.isWithoutItems ? ' without items' : ''}`
  return proveOnce(pack, whole, packs, () =>
    assembleAndProve(pack, compiler, known, () => assembleOnce(input, key, packs)),
  )
}

const assembleAndProve = async (
  { plan, typeset: typesetting, opened }: Parameters<AssemblePack>[0],
  { options, host }: PackCompiler,
  known: CompiledPack['readings'] | undefined,
  assembling: () => Promise<Assembled>,
): Promise<AssembledPack> => {
  host.progress(`Assembling ${packTitle(plan)}`)
  const reading = readInputs(plan, typesetting, opened, options.reader, host, known)
  const assembled = await assembling()
  const messages: Message[] = [...assembled.messages]

  host.progress(`Verifying ${packTitle(plan)}`)
  const inputs = await reading
  messages.push(...(inputs.messages ?? []))
  if (hasErrors(messages)) return { value: undefined, messages, faulty: [] }
  const file = `${meetingKey(plan.meeting)}/${packStem(plan)}.pdf`
  const isSplit = plan.audience === 'public' && !plan.consolidated && !plan.largePrint && !options.isWithoutItems
  const [proof, parts] = await Promise.all([
    provePack(assembled.bytes, plan, typesetting, opened, inputs, options.reader, file),
    isSplit ? takeParts(assembled.document, plan, typesetting, host) : undefined,
  ])
  messages.push(...proof.messages)
  const { fingerprints, texts, faulty } = proof
  if (hasErrors(messages)) return { value: undefined, messages, faulty }
  const { bytes, bytesByDocument } = assembled
  const value: CompiledPack = {
    ...{ plan, typeset: typesetting, bytes, parts, fingerprints, texts, opened, bytesByDocument },
    readings: inputs.attachments,
    separate: new Map(),
  }
  return { value, messages, faulty }
}
