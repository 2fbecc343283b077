import { createHash } from 'node:crypto'
import { FileError, type Files } from '../host/host.ts'

/** What was asked of files, to find out later whether the answers would be the same. */
export interface Record {
  /** True where every file that was asked for still is as it was. */
  isSame(files: Files): Promise<boolean>
}

type Question = 'read' | 'status' | 'list'

/** Files that note what is asked of them. */
export function recorded(files: Files): { files: Files; record: Record } {
  const answers = new Map<string, { question: Question; path: string; answer: string }>()
  const noted = async <T>(question: Question, path: string, ask: () => Promise<T>): Promise<T> => {
    const note = (answer: string) => answers.set(`${question} ${path}`, { question, path, answer })
    try {
      const found = await ask()
      note(inShort(found))
      return found
    } catch (error) {
      if (error instanceof FileError) note(error.problem)
      throw error
    }
  }
  return {
    files: {
      root: files.root,
      read: (path) => noted('read', path, () => files.read(path)),
      status: (path) => noted('status', path, () => files.status(path)),
      list: (path) => noted('list', path, () => files.list(path)),
    },
    record: {
      async isSame(now) {
        for (const { question, path, answer } of answers.values())
          if ((await answerOf(question, path, now)) !== answer) return false
        return true
      },
    },
  }
}

async function answerOf(question: Question, path: string, files: Files): Promise<string> {
  try {
    return inShort(await files[question](path))
  } catch (error) {
    if (error instanceof FileError) return error.problem
    throw error
  }
}

/** The hash of bytes, and all of anything else. */
function inShort(found: unknown): string {
  return found instanceof Uint8Array
    ? createHash('sha256').update(found).digest('hex')
    : (JSON.stringify(found) ?? 'nothing')
}
