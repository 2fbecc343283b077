import { join } from 'node:path'
import { processTerminal } from '../host/terminal.ts'
import { writeFileAtomic } from '../host/write.ts'
import { jsonSchemas } from '../load/json-schema.ts'

/** `agendapack schema`: the JSON Schemas of the YAML files, printed or written to a folder for an editor. */
export async function schema(kind: string | undefined, options: { out?: string }): Promise<number> {
  const terminal = processTerminal()
  const schemas = new Map(Object.entries(jsonSchemas()))
  if (options.out !== undefined) {
    for (const [name, value] of schemas) await writeFileAtomic(join(options.out, `${name}.schema.json`), json(value))
    return 0
  }
  const chosen = kind === undefined ? Object.fromEntries(schemas) : schemas.get(kind)
  if (!chosen) {
    terminal.report(`Unexpected kind ${kind}, expected one of ${[...schemas.keys()].join(', ')}.`)
    return 2
  }
  terminal.print(json(chosen))
  return 0
}

const json = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`
