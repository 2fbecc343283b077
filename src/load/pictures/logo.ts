import type { Files } from '../../host/host.ts'
import { type Message, message } from '../../messages/message.ts'
import { readFile } from '../file-problem.ts'
import type { YamlSource } from '../result.ts'
import type { Settings } from '../schema/settings.ts'
import { pictureProblem } from './picture.ts'

/** Looks whether the organisation's logo is there and a picture; messages stand where the settings name it. */
export async function checkLogo(settings: YamlSource<Settings>, files: Files): Promise<Message[]> {
  const { logo } = settings.value.style
  if (logo === undefined) return []
  const place = settings.place(['style', 'logo'])
  const bytes = await readFile(files, logo, place)
  if ('reason' in bytes) return [bytes]
  const problem = pictureProblem(logo, bytes)
  return problem ? [message({ rule: 'image', severity: 'error', place, ...problem })] : []
}
