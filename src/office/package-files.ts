import { FileError, type Files } from '../host/host.ts'
import { extensionOf, nameOf } from '../host/paths.ts'
import { converted } from './conversion/converted.ts'
import { ConversionError } from './conversion/soffice.ts'
import { SLIDE_ENDINGS, targetsOf } from './conversion/targets.ts'
import { type Archive, ArchiveError, openArchive } from './zip.ts'

/** A path into a Word file or a workbook, such as `meetings/may/report.docx/word/media/image1.png`. */
const INSIDE = /^(.+?\.(?:docx|docm|doc|odt|rtf|xlsx|xlsm|xls|ods|pptx|pptm|ppt|odp))\/(.+)$/i

/** Where the PDF of slides is among the files: `q3.pptx/q3.pdf` for `q3.pptx`. */
export function slidesPdf(path: string): string {
  return `${path}/${nameOf(path).slice(0, -extensionOf(path).length)}.pdf`
}

/**
 * Files among which a Word file or a workbook is a folder, too: a picture in a report is read as any other picture. So are
 * slides, which hold their PDF. What the package holds has the same limits as everywhere.
 */
export function withPackages(files: Files): Files {
  /** The package that was opened last: the pictures of a report are asked for one after the other. */
  let last: { file: string; size: number; archive: Archive } | undefined

  async function packageOf(file: string): Promise<Uint8Array> {
    const ending = extensionOf(file)
    const bytes = await files.read(file)
    const [target] = targetsOf(ending)
    return target === undefined || target === 'pdf' ? bytes : converted({ bytes, ending }, target, files.root)
  }

  async function open(file: string, size: number): Promise<Archive> {
    if (last?.file !== file || last.size !== size) last = { file, size, archive: openArchive(await packageOf(file)) }
    return last.archive
  }

  /** The bytes of a part of a package; undefined for any other path, and for a part that is not there. */
  async function part(path: string): Promise<Uint8Array | undefined> {
    const [, file, name] = INSIDE.exec(path) ?? []
    if (file === undefined || name === undefined) return undefined
    const status = await files.status(file)
    if (status?.kind !== 'file') return undefined
    try {
      const ending = extensionOf(file)
      if (path === slidesPdf(file) && SLIDE_ENDINGS.includes(ending))
        return await converted({ bytes: await files.read(file), ending }, 'pdf', files.root)
      return (await open(file, status.size)).read(name)
    } catch (error) {
      if (error instanceof ArchiveError || error instanceof ConversionError)
        throw new FileError(path, 'unreadable', `${path} cannot be read`)
      throw error
    }
  }
  return {
    ...files,
    read: async (path) => (await part(path)) ?? files.read(path),
    status: async (path) => {
      const bytes = await part(path)
      return bytes ? { kind: 'file', size: bytes.length } : files.status(path)
    },
  }
}
