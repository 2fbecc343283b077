import { createRequire } from 'node:module'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

// The virtual folder that Typst sees: nothing outside it can be read, and nothing in it is on the disk.
const ROOT = '/agendapack'
const MAIN = `${ROOT}/main.typ`

/** What one run of Typst needs; paths are relative to the virtual folder. */
export interface TypstInput {
  sources: ReadonlyMap<string, string>
  files: ReadonlyMap<string, Uint8Array>
  /** Absolute paths of font files or folders. */
  fonts: readonly string[]
}

/** A problem that Typst found: 0-based line and column in a source of the virtual folder. */
export interface TypstProblem {
  severity: 'error' | 'warning'
  reason: string
  source: string | undefined
  line: number | undefined
  hints: readonly string[]
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

/** Compiles `main.typ` to a PDF/UA-1 file. Typst's own problems come back as data; nothing is read from the disk but fonts. */
export function compileTypst(input: TypstInput): TypstOutput {
  // The compiler is a native module of some size: it is loaded when a pack is typeset, and not before.
  const { NodeCompiler: compilers } = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler') as {
    NodeCompiler: typeof NodeCompiler
  }
  const compiler = compilers.create({ workspace: ROOT, fontArgs: [{ fontPaths: [...input.fonts] }] })
  for (const [path, bytes] of input.files) compiler.mapShadow(`${ROOT}/${path}`, Buffer.from(bytes))
  for (const [path, source] of input.sources) compiler.addSource(`${ROOT}/${path}`, source)
  try {
    const run = compiler.compile({ mainFilePath: MAIN })
    const diagnostics = run.takeDiagnostics()
    const problems = diagnostics ? compiler.fetchDiagnostics(diagnostics).flatMap(asProblem) : []
    const document = run.result
    if (!document) return { pdf: undefined, pageCount: 0, layout: undefined, problems }
    const [layout] = compiler.query(document, { selector: '<layout>', field: 'value' }) as unknown[]
    const pdf = compiler.pdf(document, { pdfStandard: 'ua-1' })
    return { pdf, pageCount: document.numOfPages, layout, problems }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { pdf: undefined, pageCount: 0, layout: undefined, problems: exportProblems(reason) }
  } finally {
    compiler.resetShadow()
    // The caches of Typst are global: a run over many meetings would keep every one of them.
    compiler.evictCache(0)
  }
}

/** Errors and warnings; the steps of a trace are left out. */
function asProblem(diagnostic: Diagnostic): TypstProblem[] {
  if (diagnostic.severity !== 1 && diagnostic.severity !== 2) return []
  return [
    {
      severity: diagnostic.severity === 2 ? 'warning' : 'error',
      reason: diagnostic.message ?? 'unknown problem',
      source: diagnostic.path?.startsWith(`${ROOT}/`) ? diagnostic.path.slice(ROOT.length + 1) : undefined,
      line: diagnostic.range?.start?.line,
      hints: diagnostic.hints ?? [],
    },
  ]
}

/** What the PDF export refuses comes as the debug text of its diagnostics, without a place. */
function exportProblems(reason: string): TypstProblem[] {
  const found = [...reason.matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text ?? '')
  return (found.length > 0 ? found : [reason.split('\n')[0] ?? reason]).map((text) => ({
    severity: 'error',
    reason: text,
    source: undefined,
    line: undefined,
    hints: [],
  }))
}
