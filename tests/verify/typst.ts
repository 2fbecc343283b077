import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const folder = '/sample'

/** Compiles Typst source to a PDF in memory. */
export function typst(source: string, standard?: string): Uint8Array {
  const compiler = NodeCompiler.create({ workspace: folder })
  const mainFilePath = `${folder}/main.typ`
  compiler.addSource(mainFilePath, source)
  const compiled = compiler.compile({ mainFilePath })
  if (!compiled.result) throw new Error(JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics))
  const options = standard === undefined ? {} : { pdfStandard: standard }
  return new Uint8Array(compiler.pdf(compiled.result, options as Parameters<typeof compiler.pdf>[1]))
}
