import type { MeetingDone } from '../../build/run/progress.ts'
import { buildAll } from '../../build/run/run.ts'
import type { Work } from '../../build/work.ts'
import { pathFrom } from '../../host/paths.ts'
import { meetingKey } from '../../load/meeting/key.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import type { Message } from '../../messages/message.ts'
import { sizeInWords } from '../../messages/sizes.ts'
import { editionFolder } from '../../publish/edition-folder.ts'
import { ownPackage } from '../../version.ts'
import { keepForSite } from './keep-for-site.ts'
import { jobsFor, startMeetingThreads } from './meeting-threads.ts'
import { outFolder } from './out-folder.ts'
import { tidyPacks } from './packs-folder.ts'
import { withStrictness } from './report.ts'
import type { Session } from './session.ts'

export interface BuildOptions {
  out?: string
  audience?: 'public' | 'members'
  allowMissing: boolean
  strict: boolean
  force: boolean
  reissue: boolean
  largePrint?: boolean
  /** Meetings that are built at once; as many as there are processors and memory for unless given. */
  jobs?: number
}

/** What came of building the meetings of a session. */
export interface BuiltSession {
  messages: readonly Message[]
  /** The packs that were written, and how many meetings there were, in words. */
  summary: string
  /** A file could not be read, and a sheet stands in for it. */
  isIncomplete: boolean
}

/**
 * Builds the meetings of a session.
 * @param work what is kept from one build to the next
 */
export async function buildSession(
  session: Session,
  options: BuildOptions,
  work?: Work,
): Promise<BuiltSession | { problem: string }> {
  const { root, terminal, host, workspace, context, meetings } = session
  const started = performance.now()
  const output = outFolder(root, options.out, 'dist')
  if ('problem' in output) return output
  const out = output.path
  const folder = pathFrom(process.cwd(), out) || '.'
  await tidyPacks(out, folder, terminal)
  const { version } = ownPackage()
  const built = await buildAll(
    workspace,
    context,
    meetings,
    {
      out,
      version,
      audience: options.audience,
      allowMissing: options.allowMissing,
      force: options.force,
      reissue: options.reissue,
      isLargePrint: options.largePrint ?? false,
      work,
      threads: (count) => {
        const jobs = work ? 1 : jobsFor(options.jobs, count)
        return jobs > 1 ? startMeetingThreads(jobs, { root, out, version, options }) : undefined
      },
      judge: (messages) => withStrictness(messages, options.strict),
      alongside: keepForSite(workspace, version, host),
      onMeeting: (meeting) => terminal.log(doneInWords(meeting)),
    },
    host,
  )
  const isIncomplete = built.manifests.some(({ agenda }) =>
    agenda.some((entry) => entry.kind === 'item' && entry.documents.some(({ unreadable }) => unreadable)),
  )
  return {
    messages: [...session.messages, ...built.messages],
    summary: summary(built.manifests, built.upToDate.length, folder, performance.now() - started),
    isIncomplete,
  }
}

/** `3 of 60: meetings/2022-12-12-health-scrutiny built in 2.3 s` */
function doneInWords({ path, isBuilt, milliseconds, count, total }: MeetingDone): string {
  const meeting = path.replace(/\/meeting\.yaml$/u, '')
  const time = `${(milliseconds / 1000).toFixed(1)} s`
  return `${count} of ${total}: ${meeting} ${isBuilt ? 'built in' : 'has errors, after'} ${time}`
}

/** Packs in the folders of other languages. */
function packsInOtherLanguages({ otherLanguages = [], outputs }: Manifest): Manifest['outputs'] {
  return outputs.filter(({ path }) =>
    otherLanguages.some(({ language }) => path.startsWith(`${language}/`) && /^[^/]+\/[\w-]*pack\.pdf$/u.test(path)),
  )
}

function summary(built: readonly Manifest[], upToDate: number, out: string, milliseconds: number): string {
  const lines = built.flatMap((manifest) => {
    const { audience, meeting, packs, consolidated, largePrint = [] } = manifest
    const folder = `${out}/${editionFolder(audience, meetingKey(meeting))}`
    const own = [...packs, ...(consolidated ? [consolidated] : []), ...largePrint].map(({ file, pageCount }) => {
      const pages = `${pageCount} ${pageCount === 1 ? 'page' : 'pages'}`
      return `${folder}/${file.path}  ${pages}, ${sizeInWords(file.size)}`
    })
    return [
      ...own,
      ...packsInOtherLanguages(manifest).map(({ path, size }) => `${folder}/${path}  ${sizeInWords(size)}`),
    ]
  })
  const count = new Set(built.map(({ meeting }) => meetingKey(meeting))).size
  const kept = upToDate > 0 ? `, ${upToDate} up to date` : ''
  const total = `${count} ${count === 1 ? 'meeting' : 'meetings'} built${kept} in ${(milliseconds / 1000).toFixed(1)} s`
  return [...lines, total].join('\n')
}
