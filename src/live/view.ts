import type { Preview } from './preview.ts'

/** What the page of a preview is told, as JSON. */
export function viewOf(preview: Preview): object {
  const { version, meeting, meetings, title, documents, changed, state, findings, siteAddress } = preview
  return {
    version,
    meeting,
    meetings: meetings.length > 1 ? meetings : [],
    title,
    state,
    findings,
    documents: documents.map(({ id, title: name, parts, digest, pack }) => ({
      id,
      title: name,
      parts,
      digest,
      pages: pack.typeset.pageCount,
      changed: changed.get(id),
    })),
    siteAddress,
  }
}
