import type { Files } from '../../host/host.ts'
import { folderOf } from '../../host/paths.ts'
import { type Message, message } from '../../messages/message.ts'
import { readFile } from '../file-problem.ts'
import { decodeText } from '../text/decode.ts'
import { linesOf } from '../text/lines.ts'

/** How `agendapack minutes` names a draft. */
const DRAFT = /^minutes-\d{4}-\d{2}-\d{2}\.md$/
/** A gap in it, in each language of `templates/wording`. */
export const GAP = /\[(?:insert|mewnosoder|einfügen|insérer|cuir (?:isteach|a-steach))\b[^\]\n]{0,200}\]/g

/**
 * Drafts of minutes in the folder of a meeting that still have gaps, whether or not they are listed anywhere: one warning
 * for each, at its first gap.
 * @param path of the meeting file
 */
export async function unfinishedDrafts(path: string, files: Files): Promise<Message[]> {
  const folder = folderOf(path)
  const messages: Message[] = []
  for (const name of (await files.list(folder)).filter((file) => DRAFT.test(file))) {
    const file = folder === '' ? name : `${folder}/${name}`
    const bytes = await readFile(files, file, { file })
    if ('reason' in bytes) continue
    const decoded = decodeText(file, bytes)
    if ('problem' in decoded) continue
    const gaps = [...decoded.text.matchAll(GAP)]
    const [first] = gaps
    if (!first) continue
    const others = gaps.length === 1 ? 'There is a gap' : `There are ${gaps.length} gaps`
    messages.push(
      message({
        rule: 'minutes-draft',
        severity: 'warning',
        reason: `${others} in this draft of minutes, the first at "${first[0]}".`,
        note: 'Fill in the square brackets before the minutes go out.',
        place: linesOf(decoded.text).place(file, first.index, first.index + first[0].length),
        actual: String(gaps.length),
      }),
    )
  }
  return messages
}
