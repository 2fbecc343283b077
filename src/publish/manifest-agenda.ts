import type { AccessibilityReport } from '../attachments/accessibility/report.ts'
import type { Attachment } from '../attachments/attachment.ts'
import { isStructureChecked } from '../attachments/checked-structure.ts'
import { isCurrent } from '../load/register.ts'
import type { Committee } from '../load/schema/committee.ts'
import type {
  ItemFile,
  Manifest,
  ManifestDocument,
  ManifestFile,
  ManifestItem,
  ManifestStructure,
  PageRange,
} from '../manifest/manifest.ts'
import { isPartlyWithheld } from '../manifest/withheld.ts'
import { stillToFollow } from '../plan/agenda.ts'
import { fixedRange } from '../plan/fixed-range.ts'
import { officeIn } from '../plan/membership.ts'
import type { PrivateDocument, PublicDocument } from '../plan/plan.ts'
import type { PlannedItem } from '../plan/planned-agenda.ts'
import type { CompiledPack, Edition } from './edition.ts'

/** Files that an agenda names. */
interface AgendaFiles {
  /** Inputs, by document. */
  documentFiles: ReadonlyMap<string, ManifestFile>
  /** PDFs of items by label, in the order of the packs. */
  itemFiles: ReadonlyMap<string, readonly ItemFile[]>
  /** Papers that are files of their own, by path. */
  separateFiles: ReadonlyMap<string, ManifestFile>
}

/** The agenda of a manifest: every paper with its pages, whichever pack or supplement it is in. */
export function manifestAgenda(edition: Edition, files: AgendaFiles): Manifest['agenda'] {
  const [main] = edition.packs
  return (main?.plan.wholeAgenda ?? main?.plan.agenda ?? []).map((entry) => {
    if (entry.kind !== 'item') return { kind: entry.kind, title: entry.title }
    return { kind: 'item', ...manifestItem(entry, edition, files) }
  })
}

function manifestItem(item: PlannedItem, edition: Edition, all: AgendaFiles): ManifestItem {
  const files = all.itemFiles.get(item.label) ?? []
  const packs = edition.packs.map((pack) => [
    ...documentsOfItem(pack, item.label, all.documentFiles),
    ...separateOfItem(pack, item.label, all),
  ])
  const documents = packs.flat()
  const ranges = packs.flatMap((papers) => whole(papers.flatMap(({ pages }) => pages ?? [])))
  const delivered = packs.slice(1).flat()
  const awaited = stillToFollow(
    item.toFollow,
    delivered.map(({ title, revised }) => ({ title, isRevised: revised !== undefined })),
  )
  const late = awaited.map(
    ({ title, expected }, index): ManifestDocument => ({
      id: `${item.label}-to-follow-${index + 1}`,
      title,
      kind: 'document',
      visibility: 'public',
      supplement: 0,
      toFollow: expected,
    }),
  )
  const [pages] = ranges
  const [first] = files
  return {
    label: item.label,
    ...(item.number === item.label ? {} : { number: item.number }),
    title: item.title,
    type: item.type,
    key: item.key,
    ...(item.added ? { added: withoutGaps(item.added) } : {}),
    withdrawn: item.withdrawn,
    time: item.time,
    lead: item.lead,
    purpose: item.purpose,
    note: item.note,
    nextMeeting: item.nextMeeting,
    ...(item.exclusion ? { exclusion: { ...item.exclusion, items: [...item.exclusion.items] } } : {}),
    statement: item.statement,
    ...(pages ? { pages, ranges } : {}),
    documents: [...documents, ...late],
    file: first ? withoutSupplement(first) : undefined,
    ...(files.some(({ supplement }) => supplement > 0) ? { files: [...files] } : {}),
  }
}

/** Papers that are listed with an item, and not in the pack. */
function separateOfItem({ plan }: CompiledPack, label: string, files: AgendaFiles): ManifestDocument[] {
  const item = plan.agenda.find((entry): entry is PlannedItem => entry.kind === 'item' && entry.label === label)
  return (item?.separate ?? []).map((paper): ManifestDocument => {
    const { id, title, kind, statement, href } = paper
    const file = files.separateFiles.get(href)
    const source = files.documentFiles.get(id)
    return {
      ...{ id, title, kind },
      ...(paper.label === undefined ? {} : { label: paper.label }),
      visibility: statement === undefined ? 'public' : 'private',
      supplement: plan.supplement?.number ?? 0,
      ...(file ? { file } : {}),
      ...(/^https?:/i.test(href) ? { url: href } : {}),
      ...(source ? { source } : {}),
      ...(statement === undefined ? {} : { statement }),
      ...(paper.unreadable === undefined ? {} : { unreadable: true }),
    }
  })
}

function withoutGaps({ date, chair, reason }: NonNullable<PlannedItem['added']>): NonNullable<ManifestItem['added']> {
  return { date, ...(chair === undefined ? {} : { chair }), ...(reason === undefined ? {} : { reason }) }
}

function withoutSupplement({ supplement: _, ...file }: ItemFile): ManifestFile {
  return file
}

function documentsOfItem(
  pack: CompiledPack,
  label: string,
  inputs: ReadonlyMap<string, ManifestFile>,
): ManifestDocument[] {
  return pack.plan.documents
    .filter(({ itemLabel }) => itemLabel === label)
    .map((paper): ManifestDocument => {
      const span = pack.typeset.spans.find(({ id }) => id === paper.id)
      const common = {
        id: paper.id,
        title: paper.title,
        ...(paper.label === undefined ? {} : { label: paper.label }),
        visibility: paper.visibility,
        supplement: pack.plan.supplement?.number ?? 0,
      }
      const pages = fixedRange(paper) ?? (span && { first: span.firstNumber, last: span.lastNumber })
      if (paper.visibility === 'withheld') {
        return { ...common, kind: 'withheld', statement: paper.statement, pages }
      }
      const attachment = pack.opened.attachments.get(paper.id)
      const source = inputs.get(paper.id)
      const bytes = pack.bytesByDocument.get(paper.id)
      return {
        ...common,
        kind: paper.kind,
        pages,
        revised: paper.entry.revised,
        source,
        bytes,
        ...(attachment
          ? {
              mending: [...attachment.mending],
              downsampled: downsampledOf(pack, paper, attachment),
              accessibility: accessibilityOf(pack, paper, attachment),
              structure: structureOf(pack, paper, attachment),
            }
          : {}),
        statement: paper.visibility === 'private' ? paper.statement : undefined,
        unreadable: paper.content.type === 'unreadable' ? true : undefined,
      }
    })
}

/** What was found in a file, without what is about pages that the public does not get: its title is that of the whole. */
function accessibilityOf(
  { plan, opened }: CompiledPack,
  paper: PublicDocument | PrivateDocument,
  { accessibility }: Attachment,
): AccessibilityReport {
  if (plan.audience !== 'public' || !isPartlyWithheld(paper)) return accessibility
  const shown = new Set(opened.pages.get(paper.id)?.map(({ page }) => page + 1))
  return {
    ...accessibility,
    title: undefined,
    scannedPages: accessibility.scannedPages.filter((number) => shown.has(number)),
  }
}

/** Pages (1-based) that the pack does not have are left out. */
function downsampledOf(
  { opened }: CompiledPack,
  paper: PublicDocument | PrivateDocument,
  { downsampled }: Attachment,
): ManifestDocument['downsampled'] {
  if (!downsampled) return undefined
  const { dpi, pages, before, after } = downsampled
  const shown = new Set(opened.pages.get(paper.id)?.map(({ page }) => page + 1))
  return { dpi, pages: pages.filter((page) => shown.has(page)), before, after }
}

function structureOf(
  { opened }: CompiledPack,
  paper: PublicDocument | PrivateDocument,
  { accessibility, recognition, sha256 }: Attachment,
): ManifestStructure {
  if (accessibility.tagged) return { origin: 'given' }
  const shown = opened.pages.get(paper.id)?.map(({ page }) => page) ?? []
  const without = shown.filter((page) => !recognition || recognition.wholePages.includes(page))
  return {
    origin: 'made',
    confidence: recognition?.confidence ?? 0,
    checked: isStructureChecked(paper.entry.structure, sha256),
    pagesWithoutStructure: without.map((page) => page + 1),
  }
}

/** From the first number to the last; none where there are no numbers. */
function whole(ranges: readonly PageRange[]): PageRange[] {
  if (ranges.length === 0) return []
  return [{ first: Math.min(...ranges.map(({ first }) => first)), last: Math.max(...ranges.map(({ last }) => last)) }]
}

/** The register on the day of the meeting. */
export function manifestMembership(committee: Committee, date: string): Manifest['membership'] {
  return committee.members
    .filter((member) => isCurrent(member, date))
    .map(({ name, group, role, position, portfolio, ward, represents }) => ({
      name,
      role,
      group,
      position,
      portfolio,
      ward,
      represents,
      office: officeIn(committee, role),
    }))
}
