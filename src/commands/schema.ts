import { join } from 'node:path'
import { processTerminal } from '../host/terminal.ts'
import { writeFileAtomic } from '../host/write.ts'
import { listed, suggest } from '../load/text/suggest.ts'
import { jsonSchemas } from '../schemas/json-schemas.ts'

/** `agendapack schema`: the JSON Schemas of the YAML files, printed or written to a folder for an editor. */
export async function schema(kind: string | undefined, options: { out?: string }): Promise<number> {
  const terminal = processTerminal()
  const schemas = jsonSchemas()
  if (options.out !== undefined) {
    for (const [name, text] of schemas) await writeFileAtomic(join(options.out, `${name}.schema.json`), text)
    return 0
  }
  const all = `${JSON.stringify(Object.fromEntries([...schemas].map(([name, text]) => [name, JSON.parse(text)])), undefined, 2)}\n`
  const chosen = kind === undefined ? all : schemas.get(kind)
  if (chosen === undefined) {
    const known = [...schemas.keys()]
    const meant = suggest(kind ?? '', known)
    terminal.report(
      `agendapack: There is no schema ${kind}. ${meant ? `Did you mean \`${meant}\`?` : `Use ${listed(known)}.`}`,
    )
    return 2
  }
  terminal.print(chosen)
  return 0
}
