import type { Files } from '../../host/host.ts'
import { resolvePath } from '../../host/paths.ts'
import { type Message, message } from '../../messages/message.ts'
import { readFile } from '../file-problem.ts'
import type { YamlSource } from '../result.ts'
import type { Committee } from '../schema/committee.ts'
import { pictureProblem } from './picture.ts'

/** Bytes of a photograph that is shown at the width of a thumb: more is what a camera writes. */
const LARGE = 600_000

/** Looks whether the photographs of members are there, and pictures; messages stand where the register names them. */
export async function checkPhotos(register: YamlSource<Committee>, files: Files): Promise<Message[]> {
  const messages: Message[] = []
  for (const [index, { photo }] of register.value.members.entries()) {
    if (photo === undefined) continue
    const place = register.place(['members', index, 'photo'])
    const path = photoPath(photo)
    if (path === undefined) {
      const reason = 'The photograph is not in the workspace.'
      messages.push(
        message({ rule: 'image', severity: 'error', place, reason, note: 'Put the file into the workspace.' }),
      )
      continue
    }
    const bytes = await readFile(files, path, place)
    if ('reason' in bytes) {
      messages.push(bytes)
      continue
    }
    const problem = pictureProblem(path, bytes)
    if (problem) messages.push(message({ rule: 'image', severity: 'error', place, ...problem }))
    else if (bytes.length > LARGE) {
      const reason = `The photograph has ${(bytes.length / 1_000_000).toFixed(1)} MB, which everybody who opens the page of the member loads.`
      const note = 'Save it 640 pixels wide as JPEG.'
      messages.push(message({ rule: 'image', severity: 'warning', place, reason, note }))
    }
  }
  return messages
}

/** Path of a photograph in the workspace; undefined where it would leave it. @param photo as the register has it */
export function photoPath(photo: string): string | undefined {
  return resolvePath('committees', photo)
}
