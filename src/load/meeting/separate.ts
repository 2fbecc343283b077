import type { DocumentSource } from '../sources.ts'

/** True for a paper that is listed on the agenda, but not bound into the pack: a file of its own, or kept elsewhere. */
export function isSeparate({ content, entry }: Pick<DocumentSource, 'content' | 'entry'>): boolean {
  return content.type === 'elsewhere' || (!entry.bound && content.type !== 'to-follow')
}
