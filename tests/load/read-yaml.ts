import type * as z from 'zod'
import { readYaml } from '../../src/load/yaml/yaml.ts'

/** Reads a text, or bytes that may be none, as the file `file.yaml`. */
export function read<T>(text: string | Uint8Array, schema: z.ZodType<T>) {
  return readYaml('file.yaml', typeof text === 'string' ? new TextEncoder().encode(text) : text, schema)
}
