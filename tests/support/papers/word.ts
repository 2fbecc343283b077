import { zipOf } from './zip.ts'

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
  'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"',
].join(' ')

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts of a Word file, each as the XML inside its root. */
export interface WordParts {
  body: string
  styles?: string
  numbering?: string
  comments?: string
  footnotes?: string
  endnotes?: string
  header?: string
  /** Relationships of the main document: id, type and target; an address with a colon is outside. */
  links?: readonly (readonly [id: string, type: string, target: string])[]
  /** Other files of the package. */
  files?: Readonly<Record<string, string | Uint8Array>>
}

/** A Word file made from strings. */
export function wordFile(parts: WordParts | string): Uint8Array {
  const { body, links = [], files = {}, ...others } = typeof parts === 'string' ? { body: parts } : parts
  const roots = {
    styles: 'styles',
    numbering: 'numbering',
    comments: 'comments',
    footnotes: 'footnotes',
    endnotes: 'endnotes',
    header: 'hdr',
  }
  const there = Object.entries(others).flatMap(([name, xml]) => (xml === undefined ? [] : [[name, xml] as const]))
  const relationships = [
    ...there.map(([name]) => relationship(`own-${name}`, name, `${name}.xml`)),
    ...links.map(([id, type, target]) => relationship(id, type, target)),
  ]
  return zipOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': rels([relationship('main', 'officeDocument', 'word/document.xml')]),
    'word/document.xml': `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': rels(relationships),
    ...Object.fromEntries(
      there.map(([name, xml]) => {
        const root = roots[name as keyof typeof roots]
        return [`word/${name}.xml`, `<w:${root} ${NAMESPACES}>${xml}</w:${root}>`]
      }),
    ),
    ...files,
  })
}

function rels(entries: readonly string[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join('')}</Relationships>`
}

function relationship(id: string, type: string, target: string): string {
  const mode = target.includes(':') ? ' TargetMode="External"' : ''
  return `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${mode}/>`
}

/** A run. @param look what its properties say, such as `<w:b/>` */
export function run(words: string, look = ''): string {
  return `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`
}

/** A paragraph of words, or of runs. @param properties what its properties say */
export function para(content: string, properties = ''): string {
  const inner = content.startsWith('<') || content === '' ? content : run(content)
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`
}

/** A paragraph of a style. */
export function styled(style: string, content: string): string {
  return para(content, `<w:pStyle w:val="${style}"/>`)
}

/** A numbered paragraph. */
export function numbered(words: string, number: number | string, level = 0, more = ''): string {
  return para(words, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${number}"/></w:numPr>${more}`)
}

/** A level of a list. @param text such as `%1.%2` */
export function level(index: number, format: string, text: string, more = ''): string {
  return `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
}

/** A list that numberings use. */
export function list(id: number, ...levels: string[]): string {
  return `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`
}

/** A numbering that uses a list. @param overrides `w:lvlOverride` elements */
export function numbering(id: number, of: number, overrides = ''): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${overrides}</w:num>`
}

/** A style of paragraphs. */
export function style(id: string, name: string, properties = '', more = ''): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}<w:pPr>${properties}</w:pPr></w:style>`
}

/** A table of rows of cells, each the XML of its paragraphs, or words. */
export function table(rows: readonly (readonly string[])[], properties = ''): string {
  const cell = (content: string) => `<w:tc>${content.startsWith('<') ? content : para(content)}</w:tc>`
  return `<w:tbl><w:tblPr>${properties}</w:tblPr>${rows.map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`
}
