export interface FormatOptions {
  /** Colour with terminal escapes; `pretty` only. */
  colour: boolean
  /** The text of a file, for code frames; undefined where it cannot be had. */
  sources: (file: string) => string | undefined
  /** Version of the program, for SARIF. */
  version?: string
  /** The folder of the workspace in its repository, for `github`, which names files from there. */
  folder?: string
}
