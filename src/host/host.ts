/**
 * Everything a stage may ask of the outside world. Stages get it as an argument, so that a test can hand in another.
 * Paths are relative to the workspace with forward slashes, unless said otherwise.
 */
export interface Host {
  files: Files
  /** The time of the run; only for retention and "latest meeting" on a terminal, never for the bytes of an output. */
  now(): Date
  /** Tells what is being done, for a status line. */
  progress(text: string): void
  /** Variables of the environment, for passwords and SOURCE_DATE_EPOCH. */
  environment: Readonly<Record<string, string | undefined>>
}

/** A variable of the environment. What every object of JavaScript has, such as `constructor`, is none. */
export function variableOf({ environment }: Host, name: string): string | undefined {
  return Object.hasOwn(environment, name) ? environment[name] : undefined
}

export interface FileStatus {
  kind: 'file' | 'folder'
  /** Bytes. */
  size: number
}

/** A read-only view of one workspace: no path can leave it, by `..`, by an absolute path or through a symbolic link. */
export interface Files {
  /** Absolute path of the workspace, for programs that need one. */
  root: string
  /** Bytes of a file. Throws `FileError` where it cannot be read or is outside. */
  read(path: string): Promise<Uint8Array>
  /** Undefined where nothing is there; throws `FileError` for a path outside the workspace. */
  status(path: string): Promise<FileStatus | undefined>
  /** Names that people gave to what is in a folder, sorted by code point; empty where there is no such folder. */
  list(path: string): Promise<string[]>
}

export type FileProblem = 'missing' | 'outside' | 'not-a-file' | 'too-large' | 'unreadable' | 'changed' | 'in-use'

/** Why a file cannot be had. `problem` tells a caller which message to write. */
export class FileError extends Error {
  readonly path: string
  readonly problem: FileProblem

  constructor(path: string, problem: FileProblem, reason: string) {
    super(reason)
    this.name = 'FileError'
    this.path = path
    this.problem = problem
  }
}
