import { existsSync } from 'node:fs'
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

const PACKS = ['public-pack.pdf', 'members-pack.pdf']

/** What to do about a file that was built as it is and differs from its manifest. */
const SAME_FILE =
  'The file is the one that was built, but not what its manifest says. Build the meeting again with --force. If that ' +
  'does not help, report it as a fault of agendapack.'

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
        ? `agendapack: ${manifest} is not a pack.json or members-pack.json that can be read.`
        : `agendapack: ${unknownFile(file, known)}`,
    )
    return 2
  }
  const variable = built.pack ? built.manifest.password : undefined
  const password = variable === undefined ? undefined : process.env[variable]?.normalize('NFKC')
  if (variable !== undefined && password === undefined) {
    terminal.report(`agendapack: ${file} needs a password. Set the environment variable ${variable} to it.`)
    return 2
  }
  terminal.status(`Verifying ${file}`)
  const changed = digest !== built.file.sha256
  const messages = [
    ...(changed ? [changedFile(file, digest, built, known)] : []),
    ...(built.pack
      ? await verifyPack(bytes, expectationOf(built.manifest, built.pack), {
          file,
          note: changed ? '' : SAME_FILE,
          password,
        })
      : []),
  ]
  terminal.status('')
  if (reportMessages(messages, process.cwd(), terminal, { format: options.format, strict: false })) return 1
  if (options.format === 'pretty') terminal.print(`${file}: ${verified(built)}`)
  return 0
}

/** Why a path cannot be verified. A folder with a pack gets the command for that pack. */
function unreadable(file: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EISDIR') return `${file} is a folder. ${packIn(file)}`
  if (code === 'ENOENT') return `There is no file ${file}.`
  return `${file} cannot be read.`
}

function packIn(folder: string): string {
  const pack = PACKS.find((name) => existsSync(join(folder, name)))
  return pack === undefined
    ? 'Give a PDF that agendapack has built, such as public-pack.pdf.'
    : `Run agendapack verify ${join(folder, pack)}`
}

function unknownFile(file: string, known: readonly BuiltFile[]): string {
  const [first] = known
  if (!first) return `There is no pack.json beside ${file}. Use --manifest to say where it is.`
  const names = known.map((built) => built.file.path).join(', ')
  return `${first.path} does not list ${file}, only ${names}. Use --manifest if it is in another one.`
}

/** The error for a file that is not the one that was built; the other differences are listed after it. */
function changedFile(file: string, digest: string, built: BuiltFile, known: readonly BuiltFile[]): Message {
  const other = known.find((candidate) => candidate.file.sha256 === digest)
  const origin = other
    ? `It is ${other.file.path} under another name.`
    : 'It was changed or replaced after it was built, or is from another build'
  const differences = built.pack ? '; the differences are listed below.' : '.'
  return message({
    rule: 'verify-file',
    severity: 'error',
    place: { file },
    reason: `This is not the ${basename(built.file.path)} that was built.`,
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
  return `the file that was built, by the checksum in ${name}. To check its pages, verify a pack: ${packs}.`
}
