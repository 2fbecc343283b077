import type { Files, Host } from '../../host/host.ts'
import { extensionOf, folderOf, resolvePath } from '../../host/paths.ts'
import { convertTogether, isConverted } from '../../office/conversion/converted.ts'
import type { Source } from '../../office/conversion/soffice.ts'
import { targetsOf } from '../../office/conversion/targets.ts'
import { meetingSchema } from '../schema/meeting.ts'
import { readYaml } from '../yaml/yaml.ts'

/** Files of one run of LibreOffice, and their bytes: what one run breaks off is converted file by file. */
const MOST_FILES = 50
const MOST_BYTES = 200_000_000

/**
 * Lets LibreOffice convert all papers of meetings that need it, in one run for each format, before they are read one after the
 * other. What cannot be read or converted is left for that.
 *
 * @param meetings paths of meeting files
 */
export async function convertAhead(meetings: readonly string[], { files, progress }: Host): Promise<void> {
  const paths = new Set<string>()
  for (const meeting of meetings) for (const path of await papersOf(meeting, files)) paths.add(path)
  let waiting: Source[] = []
  let size = 0
  const convert = async (): Promise<void> => {
    if (waiting.length > 0) progress(`LibreOffice is converting ${waiting.length} papers`)
    // One alone is converted where it is read, which says what is wrong with it.
    if (waiting.length > 1) await convertTogether(waiting, files.root)
    waiting = []
    size = 0
  }
  for (const path of paths) {
    const bytes = await files.read(path).catch(() => undefined)
    const source = bytes && { bytes, ending: extensionOf(path) }
    if (!source || (await isConverted(source, files.root))) continue
    waiting.push(source)
    size += source.bytes.length
    if (waiting.length === MOST_FILES || size > MOST_BYTES) await convert()
  }
  await convert()
}

/** The papers that a meeting names and that have to be converted; none where its file cannot be read. */
async function papersOf(meeting: string, files: Files): Promise<string[]> {
  const bytes = await files.read(meeting).catch(() => undefined)
  if (!bytes || !CONVERTED.test(Buffer.from(bytes).toString('latin1'))) return []
  const definition = readYaml(meeting, bytes, meetingSchema).value?.value
  const items = [...(definition?.agenda ?? []), ...(definition?.supplements ?? []).flatMap((one) => one.items)]
  return items
    .flatMap((item) => ('documents' in item ? item.documents : []))
    .flatMap((document) => (typeof document === 'string' ? document : (document.file ?? [])))
    .filter((file) => targetsOf(extensionOf(file)).length > 0)
    .flatMap((file) => resolvePath(folderOf(meeting), file) ?? [])
}

/** Something that looks like the name of such a file: most meetings have none, and are not parsed here. */
const CONVERTED = /\.(?:doc|odt|rtf|xls|ods|ppt|pptx|pptm|odp)\b/i
