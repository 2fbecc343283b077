import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { vi } from 'vitest'
import { preview } from '../../src/commands/preview.ts'
import { onePage, writePdf } from '../attachments/write-pdf.ts'
import { folderOf } from '../commands/run.ts'
import { MEETING, meetingHead, riverbank } from '../support/workspace.ts'

export const FOLDER = 'meetings/2022-12-12-health'

/** A council whose meeting has a report, a private one and an attachment. */
export const files: Readonly<Record<string, string | Uint8Array>> = {
  ...riverbank,
  [MEETING]: `${meetingHead}agenda:
  - { item: "1", title: Weir, documents: [ weir.md, { file: plan.pdf, title: Plan of the weir } ] }
  - { item: "2", title: Exclusion, type: exclusion, excludes: ["3"] }
  - { item: "3", title: Contract, private: { paragraphs: [3], reason: Prices }, documents: [ contract.md ] }
`,
  [`${FOLDER}/weir.md`]: '# Weir\n\nThe weir is old.\n\n## Cost\n\nIt leaks the the most in winter.\n',
  [`${FOLDER}/contract.md`]: '# Contract\n\nThe price is eleven thousand pounds.\n',
  [`${FOLDER}/plan.pdf`]: writePdf(onePage('Plan one')),
}

export interface RunningPreview {
  folder: string
  url: string
  /** Saves a file as editors do: a new one takes the place of the old. */
  save(path: string, content: string | Uint8Array): Promise<void>
  read(path: string): Promise<string>
  stop(): Promise<number>
}

/** Starts `agendapack preview` on a workspace of its own. */
export async function startPreview(folder?: string): Promise<RunningPreview> {
  const root = folder ?? (await folderOf(files))
  const ending = new AbortController()
  let printed = ''
  let tell: (url: string) => void = () => undefined
  const address = new Promise<string>((resolve) => {
    tell = resolve
  })
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    const [url] = /http:\S+/.exec(printed) ?? []
    if (url) tell(url)
    return true
  })
  const done = preview([root], { open: false, poll: false }, ending.signal)
  const url = await address
  spy.mockRestore()
  return {
    folder: root,
    url,
    async save(path, content) {
      const beside = join(root, FOLDER, '.saving')
      await writeFile(beside, content)
      await rename(beside, join(root, path))
    },
    read: (path) => readFile(join(root, path), 'utf8'),
    stop: () => {
      ending.abort()
      return done
    },
  }
}
