import type { CompiledEditions } from '../build/editions.ts'
import { sha256 } from '../manifest/digest.ts'
import { packStem } from '../plan/naming.ts'
import { AGENDA, FRONT_SHEET } from '../plan/plan.ts'
import type { CompiledPack } from '../publish/edition.ts'

/** A PDF of a meeting as it looks now. */
export interface ShownDocument {
  /** Such as `public-pack` or `members-supplement-1`. */
  id: string
  title: string
  parts: readonly ShownPart[]
  /** Of its bytes. */
  digest: string
  pack: CompiledPack
}

/** A part of a PDF that one can go to. */
export interface ShownPart {
  title: string
  /** 1-based page of the file. */
  page: number
}

/** The PDFs of a meeting: what the public gets, then what members get. @param language BCP 47 tag of another than the first */
export function shownDocuments(editions: CompiledEditions, language?: string): ShownDocument[] {
  return [editions.public, editions.members].flatMap((made) => {
    if (!made) return []
    const { packs, consolidated } = made.edition
    return [...packs, ...(consolidated ? [consolidated] : [])].map((pack) => ({
      id: [language, packStem(pack.plan)].filter(Boolean).join('-'),
      title: language === undefined ? titleOf(pack) : `${titleOf(pack)} (${pack.plan.wording.text('language_name')})`,
      parts: partsOf(pack),
      digest: sha256(pack.bytes),
      pack,
    }))
  })
}

function titleOf({ plan: { audience, consolidated, supplement } }: CompiledPack): string {
  const whose = audience === 'members' ? 'Members’' : 'Public'
  if (consolidated) return `${whose} pack with supplements`
  if (supplement) return `${whose} supplement ${supplement.number}`
  return `${whose} pack`
}

function partsOf({ plan, typeset }: CompiledPack): ShownPart[] {
  const titles = new Map<string, string>([
    [FRONT_SHEET, 'Front sheet'],
    [AGENDA, 'Agenda'],
    ...plan.documents.map(({ id, itemLabel, title }) => [id, `${itemLabel} ${title}`] as const),
  ])
  return typeset.spans.flatMap(({ id, firstIndex }) => {
    const title = titles.get(id)
    return title === undefined ? [] : [{ title, page: firstIndex + 1 }]
  })
}
