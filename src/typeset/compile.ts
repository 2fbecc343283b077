import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

// The virtual folder that Typst sees: nothing outside it can be read, and nothing in it is on the disk. Typst knows a path as
// absolute where the system does, which on Windows takes a drive; that one need not be there.
const ROOT = process.platform === 'win32' ? 'C:\\agendapack' : '/agendapack'

/** What one run of Typst needs; paths are relative to the virtual folder. */
export interface TypstInput {
  sources: ReadonlyMap<string, string>
  files: ReadonlyMap<string, Uint8Array>
}

/** Typst with its fonts. What it has made of one input helps it with the next that is like it. */
export interface Typst {
  /** Compiles `main.typ` to a PDF/UA-1 file. Typst's own problems come back as data; nothing is read from the disk. */
  compile(input: TypstInput): TypstOutput
  /**
   * Gives back the memory of what was made and not used again since.
   * @param age how many calls of this ago it may have been used and still be kept
   */
  forget(age: number): void
}

/** A problem that Typst found: 0-based line and column in a source of the virtual folder. */
export interface TypstProblem {
  severity: 'error' | 'warning'
  reason: string
  source: string | undefined
  line: number | undefined
  hints: readonly string[]
  /** The Typst label of the heading that it is about, where the export refuses one. */
  heading?: string
}

export interface TypstOutput {
  pdf: Uint8Array | undefined
  pageCount: number
  /** The value of the metadata labelled `<layout>`. */
  layout: unknown
  problems: readonly TypstProblem[]
}

interface Diagnostic {
  severity?: number
  message?: string
  path?: string
  range?: { start?: { line?: number } }
  hints?: string[]
}

/**
 * Opens Typst; its fonts are read with the first run.
 * @param fonts absolute paths of font files or folders
 */
export function openTypst(fonts: readonly string[]): Typst {
  let opened: NodeCompiler | undefined
  return {
    compile(input) {
      opened ??= createCompiler(fonts)
      return compile(opened, input)
    },
    // The caches of Typst are global: without this, a run over many meetings would keep every one of them.
    forget: (age) => opened?.evictCache(age),
  }
}

/** Compiles one input by itself, and keeps nothing. */
export function compileTypst({ fonts, ...input }: TypstInput & { fonts: readonly string[] }): TypstOutput {
  const typst = openTypst(fonts)
  try {
    return typst.compile(input)
  } finally {
    typst.forget(0)
  }
}

function createCompiler(fonts: readonly string[]): NodeCompiler {
  // The compiler is a native module of some size: it is loaded when a pack is typeset, and not before.
  const { NodeCompiler: compilers } = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler') as {
    NodeCompiler: typeof NodeCompiler
  }
  return compilers.create({ workspace: ROOT, fontArgs: [{ fontPaths: [...fonts] }] })
}

function compile(compiler: NodeCompiler, { files, sources }: TypstInput): TypstOutput {
  for (const [path, bytes] of files) compiler.mapShadow(join(ROOT, path), Buffer.from(bytes))
  for (const [path, source] of sources) compiler.addSource(join(ROOT, path), source)
  let headings = (): readonly TypstHeading[] => []
  try {
    const run = compiler.compile({ mainFilePath: join(ROOT, 'main.typ') })
    const diagnostics = run.takeDiagnostics()
    const problems = diagnostics ? compiler.fetchDiagnostics(diagnostics).flatMap(asProblem) : []
    const document = run.result
    if (!document) return { pdf: undefined, pageCount: 0, layout: undefined, problems }
    const [layout] = compiler.query(document, { selector: '<layout>', field: 'value' }) as unknown[]
    headings = () => compiler.query(document, { selector: 'heading' })
    const pdf = compiler.pdf(document, { pdfStandard: 'ua-1' })
    return { pdf, pageCount: document.numOfPages, layout, problems }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { pdf: undefined, pageCount: 0, layout: undefined, problems: exportProblems(reason, headings()) }
  } finally {
    compiler.resetShadow()
  }
}

/** Errors and warnings; the steps of a trace are left out. */
function asProblem(diagnostic: Diagnostic): TypstProblem[] {
  if (diagnostic.severity !== 1 && diagnostic.severity !== 2) return []
  return [
    {
      severity: diagnostic.severity === 2 ? 'warning' : 'error',
      reason: diagnostic.message ?? 'unknown problem',
      source: sourceOf(diagnostic.path),
      line: diagnostic.range?.start?.line,
      hints: diagnostic.hints ?? [],
    },
  ]
}

/** The path in the virtual folder of one that Typst gives, which has forward slashes on Windows, too. */
function sourceOf(path: string | undefined): string | undefined {
  const root = `${ROOT.replaceAll('\\', '/')}/`
  return path?.startsWith(root) ? path.slice(root.length) : undefined
}

/** A heading of the document as Typst reports it; a label is written `<name>`. */
interface TypstHeading {
  level: number
  label?: string
}

/**
 * What the PDF export refuses comes as the debug text of its diagnostics, without a place. Headings that skip a level
 * (ISO 14289-1, 7.4.2) come in the order of the document, so that each can be told from the levels.
 */
function exportProblems(reason: string, headings: readonly TypstHeading[]): TypstProblem[] {
  const found = [...reason.matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text ?? '')
  const skips = skippingHeadings(headings)
  return (found.length > 0 ? found : [reason.split('\n')[0] ?? reason]).map((text) => {
    const heading = /\bheading\b/.test(text) ? skips.shift() : undefined
    const problem = { severity: 'error' as const, reason: text, source: undefined, line: undefined, hints: [] }
    return heading === undefined ? problem : { ...problem, heading }
  })
}

/** Labels of headings more than one level deeper than the one before; the last label before one that has none. */
function skippingHeadings(headings: readonly TypstHeading[]): string[] {
  return headings.flatMap(({ level }, index) => {
    if (level <= (headings[index - 1]?.level ?? 0) + 1) return []
    return (
      headings
        .slice(0, index + 1)
        .findLast(({ label }) => label !== undefined)
        ?.label?.slice(1, -1) ?? ''
    )
  })
}
