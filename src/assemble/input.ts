import type { Attachment } from '../attachments/attachment.ts'
import type { CheckedStructure } from '../attachments/checked-structure.ts'
import type { OpenDocuments } from '../attachments/open-documents.ts'
import type { Host } from '../host/host.ts'
import type { Place } from '../messages/message.ts'
import { packTitle } from '../plan/naming.ts'
import type { Plan, PublicDocument } from '../plan/plan.ts'
import type { Typeset } from '../typeset/result.ts'
import type { Wording } from '../wording/wording.ts'

/** What the assemble stage needs of a typeset plan and its attachments. */
export function assembleInput(plan: Plan, typeset: Typeset, opened: OpenDocuments, host: Host): AssembleInput {
  const documents: AssembleInput['documents'] = new Map(
    plan.documents.flatMap((paper) =>
      paper.visibility === 'withheld' ? [] : [[paper.id, { ...assembleDocument(paper), scales: scalesOf(paper) }]],
    ),
  )
  return {
    typeset,
    attachments: opened.attachments,
    documents,
    title: packTitle(plan),
    language: plan.language,
    wording: plan.wording,
    author: plan.settings.organisation.name,
    date: sourceDate(host),
  }
}

/** How many times larger pages of an attachment are shown, by 0-based page; undefined where none is enlarged. */
function scalesOf({ content }: Pick<PublicDocument, 'content'>): ReadonlyMap<number, number> | undefined {
  if (content.type !== 'attachment') return undefined
  const scales = content.pages.flatMap(({ page, scale }): [number, number][] => (scale ? [[page, scale]] : []))
  return scales.length === 0 ? undefined : new Map(scales)
}

/** What is asked for a paper, from its entry in meeting.yaml. */
export function assembleDocument({
  entry,
  ...paper
}: Pick<PublicDocument, 'title' | 'itemLabel' | 'entry' | 'place'> & { visibility: string }): AssembleDocument {
  return {
    title: paper.title,
    itemLabel: paper.itemLabel,
    language: entry.language,
    stamp: entry.stamp ?? 'auto',
    ownNumbers: entry.own_numbers ?? false,
    keepFiles: entry.keep_files ?? false,
    structure: entry.structure,
    keepComments: entry.keep_comments ?? false,
    owner: entry.owner,
    private: paper.visibility === 'private',
    place: paper.place,
  }
}

/** `SOURCE_DATE_EPOCH`, in seconds, as a date; undefined where it is not set, so that no clock gets into a file. */
export function sourceDate(host: Host): Date | undefined {
  const seconds = host.environment.SOURCE_DATE_EPOCH
  return seconds !== undefined && /^\d{1,12}$/.test(seconds) ? new Date(Number(seconds) * 1000) : undefined
}

/** What is asked for one document of the pack. */
export interface AssembleDocument {
  title: string
  itemLabel: string
  /** Language of an attachment that does not say so itself, BCP 47. */
  language?: string | undefined
  stamp: 'overlay' | 'shrink' | 'auto'
  ownNumbers: boolean
  keepFiles: boolean
  /** Whether somebody has compared the structure that was made for it with its pages. */
  structure?: CheckedStructure | undefined
  keepComments: boolean
  /** True where "Not for publication" is printed on each page. */
  private?: boolean | undefined
  owner?: string | undefined
  place: Place
  /** How many times larger pages are shown, by 0-based page. */
  scales?: ReadonlyMap<number, number> | undefined
  /** 0-based pages of the attachment, where not all of them are shown. */
  pages?: readonly number[] | undefined
}

export interface AssembleInput {
  typeset: Typeset
  /** By id of the document. */
  attachments: ReadonlyMap<string, Attachment>
  documents: ReadonlyMap<string, AssembleDocument>
  title: string
  /** BCP 47. */
  language: string
  /** Words for what has none of its own. */
  wording: Pick<Wording, 'text'>
  subject?: string | undefined
  author?: string | undefined
  /** The date to write into the file; none is written where undefined. */
  date: Date | undefined
}
