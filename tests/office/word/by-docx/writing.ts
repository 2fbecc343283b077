import {
  Document,
  type FileChild,
  type IParagraphOptions,
  type IPropertiesOptions,
  type LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { readWord, type WordReport } from '../../../../src/office/word/read-word.ts'
import { found, outlineOf } from '../reading.ts'

/** A Word file of one feature, and what is read from it. */
export interface Feature {
  what: string
  children: readonly FileChild[]
  options?: Omit<IPropertiesOptions, 'sections'>
  /** As `outlineOf` writes it. */
  outline: readonly string[]
  /** Rules and paragraphs of findings. */
  found?: readonly string[]
}

/** The file as bytes. */
export function written({ children, options = {} }: Feature): Promise<Buffer> {
  return Packer.toBuffer(new Document({ ...options, sections: [{ children: [...children] }] }))
}

export async function readFeature(feature: Feature): Promise<WordReport> {
  return readWord(await written(feature), (part) => part)
}

/** What was read, to be held against the feature. */
export function resultOf(report: WordReport): Pick<Feature, 'outline' | 'found'> {
  return { outline: outlineOf(report), found: found(report) }
}

export const words = (text: string, look: ConstructorParameters<typeof TextRun>[0] = {}) =>
  new TextRun({ text, ...(typeof look === 'string' ? {} : look) })

/** A paragraph of words or runs. */
export const para = (
  content: string | readonly NonNullable<IParagraphOptions['children']>[number][],
  more: IParagraphOptions = {},
) => new Paragraph({ ...more, ...(typeof content === 'string' ? { text: content } : { children: [...content] }) })

/** A numbered paragraph. @param instance counts for itself */
export const numbered = (text: string, level = 0, reference = 'list', instance = 0, more: IParagraphOptions = {}) =>
  new Paragraph({ ...more, text, numbering: { reference, level, instance } })

type Format = (typeof LevelFormat)[keyof typeof LevelFormat]

/** A list whose levels each have a format and a text such as `%1.%2`; each begins further to the right. */
export const list = (levels: readonly (readonly [Format, string, number?])[], reference = 'list') => ({
  reference,
  levels: levels.map(([format, text, start = 1], level) => ({
    ...{ level, format, text, start },
    style: { paragraph: { indent: { left: 567 * (level + 1), hanging: 567 } } },
  })),
})

export const table = (
  rows: readonly (readonly (string | ConstructorParameters<typeof TableCell>[0])[])[],
  headers = 1,
) =>
  new Table({
    rows: rows.map(
      (cells, index) =>
        new TableRow({
          tableHeader: index < headers,
          children: cells.map((cell) => new TableCell(typeof cell === 'string' ? { children: [para(cell)] } : cell)),
        }),
    ),
  })
