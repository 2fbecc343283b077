import { type Message, message, type Place } from '../../messages/message.ts'
import { pageRanges } from '../../pdf/pages/page-ranges.ts'
import { looksTruncated } from './file-kind.ts'

interface Named {
  place: Place
  owner?: string
  password?: string
}

/** The error for a file that cannot be read. */
export function refusal(path: string, named: Named, reason: string, note: string): Message {
  return message({ rule: 'attachment', severity: 'error', reason: `${path}: ${reason}`, note, place: named.place })
}

/** Says what is wrong with a PDF that nothing could read, and what to do. */
export function unreadable(
  path: string,
  bytes: Uint8Array,
  named: Named,
  problem: 'password' | 'encryption' | 'unreadable',
): Message {
  const owner = ownerOf(named)
  if (problem === 'password' && named.password) {
    const note = `Check the environment variable that \`password\` names, or ask ${owner} for a copy without a password.`
    return refusal(path, named, 'Unexpected password, expected the one that opens the file', note)
  }
  if (problem === 'password') {
    const note = `Give \`password\` the name of an environment variable that holds it, or ask ${owner} for a copy without one.`
    return refusal(path, named, 'Unexpected encryption, expected a file that opens without a password', note)
  }
  if (problem === 'encryption') {
    const note = `Ask ${owner} for a copy that is not encrypted.`
    return refusal(path, named, 'Unexpected kind of encryption, expected a standard one', note)
  }
  if (looksTruncated(bytes)) return cutShort(path, named)
  return refusal(path, named, 'Unexpected damage, expected a PDF with pages that can be found', printAnew(named))
}

/** The error for a file of which only the beginning is there. */
export function cutShort(path: string, named: Named): Message {
  const note = `The copy or download was cut short: fetch it again, or ask ${ownerOf(named)} for a new copy.`
  return refusal(path, named, 'Unexpected end of file, expected a whole PDF', note)
}

/** The error for 1-based pages of which nothing can be told where what they open comes to its end. */
export function tooDeep(path: string, named: Named, pages: readonly number[]): Message {
  const reason = `Unexpected thousands of states or marks without a partner on page ${pageRanges(pages)}, expected contents that close what they open`
  return refusal(path, named, reason, printAnew(named))
}

/** The error for a file with more than `most` pages. */
export function tooLong(path: string, named: Named, most: number): Message {
  const note = `Split the file, or ask ${ownerOf(named)} for the pages that are needed.`
  return refusal(path, named, `Unexpected length, expected at most ${most} pages`, note)
}

function printAnew(named: Named): string {
  return `Open it in a PDF viewer and print it to a new PDF, or ask ${ownerOf(named)} for a new copy.`
}

function ownerOf({ owner }: Named): string {
  return owner ? `its owner, ${owner},` : 'its owner'
}
