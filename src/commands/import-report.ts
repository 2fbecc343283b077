import { readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join, relative } from 'node:path'
import { makeFolder } from '../host/folders.ts'
import { processTerminal } from '../host/terminal.ts'
import { titleFromName } from '../load/text/title-from-name.ts'
import { messageOf } from '../load/word/messages.ts'
import { refusalOf } from '../load/word/refusal.ts'
import { type ImportedReport, importWord } from '../office/markdown/import-word.ts'
import { reportMessages } from './shared/report.ts'

/** `agendapack import report.docx`: `report.md` and its pictures beside it. Nothing that is there is written over. */
export async function importReport(file: string): Promise<number> {
  const terminal = processTerminal()
  const name = basename(file, extname(file))
  const target = join(dirname(file), `${name}.md`)
  const imported = await convert(file, name)
  if (typeof imported === 'string') {
    terminal.report(`agendapack: ${imported}`)
    return 2
  }
  const messages = imported.findings.map((finding) => messageOf(basename(file), finding))
  reportMessages(messages, dirname(file), terminal, { format: 'pretty', strict: false })
  const pictures = [...imported.pictures].map(([address, bytes]) => [join(dirname(file), address), bytes] as const)
  for (const [path, content] of [...pictures, [target, imported.markdown] as const]) {
    makeFolder(dirname(path))
    try {
      await writeFile(path, content, { flag: 'wx' })
    } catch {
      terminal.report(
        `agendapack: ${relative(process.cwd(), path)} is there already. Move or delete it, and import again.`,
      )
      return 2
    }
  }
  const also =
    pictures.length === 0 ? '' : ` and ${pictures.length === 1 ? 'a picture' : `${pictures.length} pictures`}`
  terminal.print(
    `Wrote ${relative(process.cwd(), target)}${also}. List it under \`documents:\` in the place of the Word file.`,
  )
  return 0
}

/** The file as Markdown, or what is wrong with it. */
async function convert(file: string, name: string): Promise<ImportedReport | string> {
  const bytes = await readFile(file).catch(() => undefined)
  if (!bytes) return `There is no file ${file}.`
  if (!/^\.doc[xm]$/i.test(extname(file))) return `${basename(file)} is not a Word document (.docx).`
  try {
    return importWord(bytes, name, titleFromName(basename(file)) ?? name)
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) throw error
    return `${basename(file)}: ${refusal.reason} ${refusal.note}`
  }
}
