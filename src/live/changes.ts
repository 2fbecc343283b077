import { sep } from 'node:path'
import { type FSWatcher, watch } from 'chokidar'
import { pathFrom } from '../host/paths.ts'
import { isLeftover } from '../host/spelling.ts'

/** Changes to what people write in a workspace. */
export interface Changes {
  /** Waits for a change, and until those who save have come to an end: paths in the workspace, sorted. None once closed. */
  next(): Promise<readonly string[] | undefined>
  /** True where something has changed that nobody was told of. */
  isWaiting(): boolean
  /** Lets `next` come back without a change. */
  wake(): void
  close(): Promise<void>
}

export interface ChangesOptions {
  /** Absolute folders of what is made, which nobody edits. */
  outputs: readonly string[]
  /** Look at every file again and again: some network drives and shared folders do not tell of changes. */
  poll: boolean
  /** Told once where the system cannot watch so many files, and they are looked at again and again instead. */
  onPolling(): void
}

/** Milliseconds without a change after which a save is taken to be over: editors write a file in several steps. */
const QUIET = 30
/** Milliseconds after which nobody is waited for any longer. */
const LONGEST = 500
/** Milliseconds between two looks at the same file. */
const INTERVAL = 400

/** Begins to watch the files of a workspace. Comes back when every change from now on will be noticed. */
export async function watchChanges(root: string, options: ChangesOptions): Promise<Changes> {
  const changed = new Set<string>()
  let wake: (() => void) | undefined
  let isClosed = false
  let isAsked = false
  let watcher: FSWatcher | undefined
  const note = (path: string) => {
    changed.add(pathFrom(root, path))
    wake?.()
  }
  const open = async (poll: boolean): Promise<void> => {
    const opened = watch(root, {
      ignored: (path) => isIgnored(root, path, options.outputs),
      ignoreInitial: true,
      usePolling: poll,
      interval: INTERVAL,
      binaryInterval: INTERVAL,
    })
    watcher = opened
    opened.on('all', (_event, path) => note(path))
    await new Promise<void>((resolve) => {
      opened.on('ready', resolve)
      opened.on('error', (error) => {
        if (!poll && isOutOfWatches(error)) {
          options.onPolling()
          resolve(opened.close().then(() => open(true)))
        }
      })
    })
  }
  await open(options.poll)

  const event = () =>
    new Promise<void>((resolve) => {
      wake = resolve
    })
  const isDisturbed = (milliseconds: number) =>
    new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), milliseconds)
      wake = () => {
        clearTimeout(timer)
        resolve(true)
      }
    })

  return {
    async next() {
      while (changed.size === 0 && !isClosed && !isAsked) await event()
      isAsked = false
      const last = performance.now() + LONGEST
      while (performance.now() < last && !isClosed && (await isDisturbed(QUIET)));
      if (isClosed) return undefined
      const found = [...changed].sort()
      changed.clear()
      return found
    },
    isWaiting: () => changed.size > 0 || isAsked,
    wake() {
      isAsked = true
      wake?.()
    },
    async close() {
      isClosed = true
      wake?.()
      await watcher?.close()
    },
  }
}

/** What is made, what programs leave beside files, and what begins with a dot, such as `.git`. */
function isIgnored(root: string, path: string, outputs: readonly string[]): boolean {
  if (outputs.some((folder) => path === folder || path.startsWith(folder + sep))) return true
  const inside = pathFrom(root, path)
  return (
    inside !== '' &&
    inside.split('/').some((name) => name.startsWith('.') || name === 'node_modules' || isLeftover(name))
  )
}

/** Linux allows so many watched files a user, and so many open ones a process. */
function isOutOfWatches(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EMFILE')
}
