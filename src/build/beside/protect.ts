import { bytesOf, type Content, sharedBytesOf } from '../../host/content.ts'
import { type Host, variableOf } from '../../host/host.ts'
import type { Result } from '../../load/result.ts'
import type { Workspace } from '../../load/sources.ts'
import { type Message, message, type Place } from '../../messages/message.ts'
import { encryptFile } from '../../pdf/write/encrypt-file.ts'
import { LONGEST_PASSWORD, passwordBytes } from '../../pdf/write/encryption.ts'
import type { CompiledPack, EditionSources, PersonalCopy } from '../../publish/edition.ts'
import type { PdfReader } from '../../verify/engine/reading-threads.ts'
import { fingerprintOf } from '../../verify/reading/fingerprint.ts'

/** An edition with all that goes with it. */
interface WholeEdition {
  made: EditionSources
  copies: readonly PersonalCopy[]
  /** Other files by path below the meeting's folder. */
  besides: ReadonlyMap<string, Content>
}

/**
 * The files of the members' edition, so that they open with the password in the variable that the settings name; as they are
 * where the settings name none. Each pack is opened again with the password and held against the pages that were proved.
 *
 * @returns nothing where there is no such variable: then members get nothing that is open to all
 */
export async function protect(
  edition: WholeEdition,
  { settings }: Workspace,
  reader: PdfReader,
  host: Host,
): Promise<Result<WholeEdition>> {
  const name = settings.value.members?.password
  if (name === undefined || edition.made.edition.audience === 'public') return { value: edition, messages: [] }
  const place = settings.place(['members', 'password'])
  // As other programs have it, however it was typed here.
  const password = variableOf(host, name)?.normalize('NFKC')
  const problem = passwordProblem(password, name)
  if (password === undefined || problem) return { value: undefined, messages: problem ? [finding(problem, place)] : [] }

  host.progress('Protecting the members’ files')
  const messages: Message[] = []
  const closed = async (bytes: Uint8Array): Promise<Uint8Array> => sharedBytesOf(await encryptFile(bytes, password))
  const packOf = async (pack: CompiledPack): Promise<CompiledPack> => {
    const bytes = await closed(pack.bytes)
    const { pages } = await reader.read(bytes, { password })
    const isSame =
      pages.length === pack.fingerprints.length &&
      pages.every((page, index) => fingerprintOf(page) === pack.fingerprints[index])
    if (!isSame)
      messages.push(
        finding(
          {
            reason: 'A pack does not show with its password what it showed without.',
            note: 'Report it as a fault of agendapack.',
          },
          place,
        ),
      )
    return { ...pack, bytes, separate: await filesOf(pack.separate) }
  }
  const filesOf = async (files: ReadonlyMap<string, Content>): Promise<Map<string, Content>> => {
    const made = new Map<string, Content>()
    for (const [path, content] of files)
      made.set(path, path.endsWith('.pdf') ? await closed(bytesOf(content)) : content)
    return made
  }
  const { made, copies, besides } = edition
  const { packs, consolidated, largePrint, volumes } = made.edition
  const value: WholeEdition = {
    made: {
      ...made,
      edition: {
        ...made.edition,
        password: name,
        packs: await inTurn(packs, packOf),
        consolidated: consolidated && (await packOf(consolidated)),
        largePrint: await inTurn(largePrint ?? [], packOf),
        volumes: await inTurn(volumes ?? [], async (volume) => ({
          ...volume,
          content: await closed(bytesOf(volume.content)),
        })),
      },
    },
    copies: await inTurn(copies, async (copy) => ({ ...copy, pack: await packOf(copy.pack) })),
    besides: await filesOf(besides),
  }
  return { value, messages }
}

/** One after the other: each takes as much memory as a pack. */
async function inTurn<T, R>(values: readonly T[], make: (value: T) => Promise<R>): Promise<R[]> {
  const made: R[] = []
  for (const value of values) made.push(await make(value))
  return made
}

/** Characters that nobody tries out in a day. */
const SHORTEST_PASSWORD = 8

function passwordProblem(password: string | undefined, name: string): { reason: string; note: string } | undefined {
  if (password === undefined || password === '')
    return {
      reason: 'The password for the members’ files is not known.',
      note: `Set the environment variable ${name} to it. Do not write the password itself in the workspace.`,
    }
  if (password.length < SHORTEST_PASSWORD)
    return {
      reason: `The password in ${name} has fewer than ${SHORTEST_PASSWORD} characters.`,
      note: 'Use a longer one, such as three words that do not belong together.',
    }
  return passwordBytes(password).length > LONGEST_PASSWORD
    ? {
        reason: `The password in ${name} is too long for a PDF.`,
        note: `Use one of at most ${LONGEST_PASSWORD} letters.`,
      }
    : undefined
}

function finding({ reason, note }: { reason: string; note: string }, place: Place): Message {
  return message({ rule: 'members-password', severity: 'error', reason, place, note })
}
