import { type Message, message, type Place } from '../../messages/message.ts'
import { pageRanges } from '../../pdf/pages/page-ranges.ts'
import type { OpeningProblem } from './examining-messages.ts'
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
export function unreadable(path: string, bytes: Uint8Array, named: Named, problem: OpeningProblem): Message {
  const owner = ownerOf(named)
  if (problem === 'password' && named.password) {
    const note = `Check the environment variable that \`password\` names, or ask ${owner} for a copy without a password.`
    return refusal(path, named, 'The password does not open the file.', note)
  }
  if (problem === 'password') {
    const note = `Set \`password:\` to the name of an environment variable that holds it, or ask ${owner} for a copy without a password.`
    return refusal(path, named, 'The file needs a password.', note)
  }
  if (problem === 'encryption') {
    const note = `Ask ${owner} for a copy that is not encrypted.`
    return refusal(path, named, 'The file is protected in a way that cannot be opened.', note)
  }
  if (problem === 'packed')
    return refusal(path, named, 'The file unpacks to hundreds of megabytes of page content.', printAgain(named))
  if (problem === 'crowded')
    return refusal(path, named, 'A page of the file has more than 5,000 links, fields and comments.', printAgain(named))
  if (looksTruncated(bytes)) return cutShort(path, named)
  return refusal(path, named, 'The file is damaged: its pages cannot be found.', printAgain(named))
}

/** The error for a file of which only the beginning is there. */
export function cutShort(path: string, named: Named): Message {
  const note = `The copy or download stopped too early. Download it again, or ask ${ownerOf(named)} for a new copy.`
  return refusal(path, named, 'The end of the file is missing.', note)
}

/** The error for 1-based pages whose content opens thousands of states or marks that it never closes. */
export function tooDeep(path: string, named: Named, pages: readonly number[]): Message {
  const reason = `Page ${pageRanges(pages)} is damaged: its content is nested too deeply to read.`
  return refusal(path, named, reason, printAgain(named))
}

/** The error for a file with more than `most` pages. */
export function tooLong(path: string, named: Named, most: number): Message {
  const note = `Split the file, or ask ${ownerOf(named)} for only the pages that are needed.`
  return refusal(path, named, `The file has more than ${most} pages.`, note)
}

function printAgain(named: Named): string {
  return `Open it in a PDF viewer and print it to a new PDF, or ask ${ownerOf(named)} for a new copy.`
}

function ownerOf({ owner }: Named): string {
  return owner ? `its owner, ${owner},` : 'its owner'
}
