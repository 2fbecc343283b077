import { XmlProblem } from './xml.ts'
import { ArchiveError, type ArchiveProblem } from './zip.ts'

/** Why an office file cannot be read, and what to do. */
export interface Refusal {
  reason: string
  note: string
}

/** Of a file whose package is not what it should be; undefined for an error of another kind. */
export function archiveRefusal(error: unknown, texts: Readonly<Record<ArchiveProblem, Refusal>>): Refusal | undefined {
  if (error instanceof ArchiveError) return texts[error.problem]
  return error instanceof XmlProblem ? texts.damaged : undefined
}
