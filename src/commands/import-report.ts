import { readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join, relative } from 'node:path'
import { makeFolder } from '../host/folders.ts'
import { processTerminal } from '../host/terminal.ts'
import { refusalOf as workbookRefusal } from '../load/excel/refusal.ts'
import { titleFromName } from '../load/text/title-from-name.ts'
import { messageOf } from '../load/word/messages.ts'
import { refusalOf } from '../load/word/refusal.ts'
import { withWhereabouts } from '../load/word/whereabouts.ts'
import { canBegin } from '../office/conversion/converted.ts'
import { findProgram } from '../office/conversion/program.ts'
import { convertWithSoffice } from '../office/conversion/soffice.ts'
import { targetsOf } from '../office/conversion/targets.ts'
import { type ImportedReport, importWord, importWorkbook } from '../office/markdown/import-office.ts'
import { reportMessages } from './shared/report.ts'

/**
 * `agendapack import report.docx`: `report.md` and its pictures beside it; also of a workbook, and of what LibreOffice turns into
 * one of them. Nothing that is there is written over.
 */
export async function importReport(file: string): Promise<number> {
  const terminal = processTerminal()
  const name = basename(file, extname(file))
  const target = join(dirname(file), `${name}.md`)
  const imported = await convert(file, name)
  if (typeof imported === 'string') {
    terminal.report(`agendapack: ${imported}`)
    return 2
  }
  const path = basename(file)
  const messages = imported.findings.map((finding) => messageOf(path, finding))
  const placed = withWhereabouts(messages, { path, tree: imported.tree, text: imported.text })
  reportMessages(placed, dirname(file), terminal, { format: 'pretty', strict: false })
  const pictures = [...imported.pictures].map(([address, bytes]) => [join(dirname(file), address), bytes] as const)
  for (const [written, content] of [...pictures, [target, imported.markdown] as const]) {
    makeFolder(dirname(written))
    try {
      await writeFile(written, content, { flag: 'wx' })
    } catch {
      terminal.report(
        `agendapack: ${relative(process.cwd(), written)} is there already. Move or delete it, and import again.`,
      )
      return 2
    }
  }
  const also =
    pictures.length === 0 ? '' : ` and ${pictures.length === 1 ? 'a picture' : `${pictures.length} pictures`}`
  const kind = imported.isWorkbook ? ', with `kind: document`' : ''
  terminal.print(
    `Wrote ${relative(process.cwd(), target)}${also}. List it under \`documents:\` in the place of ${path}${kind}.`,
  )
  return 0
}

/** The file as Markdown, or what is wrong with it. */
async function convert(file: string, name: string): Promise<(ImportedReport & { isWorkbook: boolean }) | string> {
  const given = await readFile(file).catch(() => undefined)
  if (!given) return `There is no file ${file}.`
  const path = basename(file)
  const ending = extname(file).toLowerCase()
  const [target] = targetsOf(ending)
  const isWorkbook = target === 'xlsx' || /^\.xls[xm]$/.test(ending)
  if (!isWorkbook && target !== 'docx' && !/^\.doc[xm]$/.test(ending))
    return `${path} is neither a Word document (.docx) nor a workbook (.xlsx).`
  const bytes = target === undefined ? given : await convertedOnce(given, ending, isWorkbook ? 'xlsx' : 'docx')
  if (!bytes)
    return `LibreOffice is not installed, or cannot read ${path}. Save it as ${isWorkbook ? '.xlsx in Excel' : '.docx in Word'}.`
  const title = titleFromName(path) ?? name
  try {
    return { ...(isWorkbook ? importWorkbook : importWord)(bytes, name, title), isWorkbook }
  } catch (error) {
    const refusal = isWorkbook ? workbookRefusal(error) : refusalOf(error)
    if (!refusal) throw error
    return `${path}: ${refusal.reason} ${refusal.note}`
  }
}

/** What LibreOffice makes of a file, which is not kept: this file need not be in a workspace. */
async function convertedOnce(bytes: Uint8Array, ending: string, to: 'docx' | 'xlsx'): Promise<Uint8Array | undefined> {
  const program = canBegin({ bytes }) ? await findProgram() : undefined
  const [made] = program ? await convertWithSoffice(program.path, [{ bytes, ending }], to).catch(() => []) : []
  return made
}
