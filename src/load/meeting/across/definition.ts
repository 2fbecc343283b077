import type { Host } from '../../../host/host.ts'
import { readFile } from '../../file-problem.ts'
import type { Result, YamlSource } from '../../result.ts'
import { type Meeting, meetingSchema } from '../../schema/meeting.ts'
import type { Reading } from '../../yaml/languages.ts'
import { readYaml } from '../../yaml/yaml.ts'

/** Reads a meeting file alone. */
export async function readDefinition(path: string, reading: Reading, host: Host): Promise<Result<YamlSource<Meeting>>> {
  const bytes = await readFile(host.files, path, { file: path })
  return 'reason' in bytes ? { value: undefined, messages: [bytes] } : readYaml(path, bytes, meetingSchema, reading)
}
