import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { processTerminal } from '../host/terminal.ts'
import { sha256 } from '../manifest/digest.ts'
import type { MessageFormat } from '../messages/format/format.ts'
import { type Message, message } from '../messages/message.ts'
import { expectationOf } from '../verify/expectation/expect-manifest.ts'
import { verifyPack } from '../verify/verify.ts'
import { type BuiltFile, builtAs, builtFiles, manifestPaths } from './shared/built-files.ts'
import { reportMessages } from './shared/report.ts'

/** Why a file that was built so differs from its manifest, and what to do. */
const SAME_FILE =
  'The file has the bytes that were built, and yet is not as its manifest says: build the meeting again with --force. ' +
  'Where that does not help, report it as a fault of agendapack.'

/**
 * `agendapack verify pack.pdf`: compares a file with the manifest beside it. A pack is read back page by page; of a part
 * of one, such as the papers of an item, the SHA-256 is compared.
 */
export async function verify(file: string, options: { manifest?: string; format: MessageFormat }): Promise<number> {
  const terminal = processTerminal()
  const bytes = await readFile(file).catch((error: unknown) => unreadable(file, error))
  if (typeof bytes === 'string') {
    terminal.report(`agendapack: ${bytes}`)
    return 2
  }
  const digest = sha256(bytes)
  const known = await builtFiles(options.manifest === undefined ? manifestPaths(file) : [options.manifest])
  const built = builtAs(file, digest, known)
  if (!built) {
    const { manifest } = options
    terminal.report(
      manifest !== undefined && known.length === 0
        ? `agendapack: Unexpected manifest ${manifest}, expected a pack.json or members-pack.json that can be read.`
        : `agendapack: Unexpected file ${file}, ${expectedInstead(known)}`,
    )
    return 2
  }
  terminal.status(`Verifying ${file}`)
  const changed = digest !== built.file.sha256
  const messages = [
    ...(changed ? [changedFile(file, digest, built, known)] : []),
    ...(built.pack
      ? await verifyPack(bytes, expectationOf(built.manifest, built.pack), { file, note: changed ? '' : SAME_FILE })
      : []),
  ]
  terminal.status('')
  if (reportMessages(messages, process.cwd(), terminal, { format: options.format, strict: false })) return 1
  if (options.format === 'pretty') terminal.print(`${file}: ${verified(built)}`)
  return 0
}

/** What is said of a path that gives no bytes. */
function unreadable(file: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EISDIR')
    return `Unexpected folder ${file}, expected a pack in it, such as ${join(file, 'public-pack.pdf')}.`
  if (code === 'ENOENT') return `Unexpected path ${file}: there is no such file, expected a pack that was built.`
  return `Unexpected file ${file}, expected a pack that can be read.`
}

function expectedInstead(known: readonly BuiltFile[]): string {
  if (known.length === 0) return 'expected a pack.json beside it that names it. Use --manifest.'
  const [{ path } = { path: '' }] = known
  return `expected one that ${path} names: ${known.map((built) => built.file.path).join(', ')}. Use --manifest.`
}

/** The error for a file that is not the one that was built; the other differences are listed after it. */
function changedFile(file: string, digest: string, built: BuiltFile, known: readonly BuiltFile[]): Message {
  const other = known.find((candidate) => candidate.file.sha256 === digest)
  const origin = other
    ? `It is ${other.file.path} under another name.`
    : 'It was changed, cut short or replaced after it was built'
  const differences = built.pack
    ? ', or is of another build; what differs is listed below.'
    : ', or is of another build.'
  return message({
    rule: 'verify-file',
    severity: 'error',
    place: { file },
    reason: `Unexpected SHA-256 ${digest}, expected ${built.file.sha256} of the ${basename(built.file.path)} that was built`,
    note: `${origin}${other ? '' : differences} Use the file that was built, or build the meeting again.`,
    actual: digest,
    expected: [built.file.sha256],
  })
}

function verified({ pack, manifest, path }: BuiltFile): string {
  const name = basename(path)
  if (pack) {
    const { first, last } = pack.numbers
    return `${pack.pageCount} pages, numbered ${first} to ${last}, as ${name} says.`
  }
  const packs = manifest.packs.map(({ file }) => file.path).join(', ')
  return `the bytes that were built, by the SHA-256 in ${name}. Its pages are read back where they are in a pack: ${packs}.`
}
