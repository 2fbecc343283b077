import type { OpenDocuments } from '../attachments/open-documents.ts'
import type { Content } from '../host/content.ts'
import type { Audience } from '../load/audience.ts'
import type { MeetingSources } from '../load/sources.ts'
import type { Message } from '../messages/message.ts'
import type { Plan } from '../plan/plan.ts'
import type { Typeset } from '../typeset/result.ts'
import type { PdfReading } from '../verify/reading/reading.ts'
import type { PackParts } from './pack-parts.ts'

/** A finished and proved pack or supplement, with what it was made from. */
export interface CompiledPack {
  plan: Plan
  typeset: Typeset
  bytes: Uint8Array
  /** Of packs and supplements for the public, what is published by itself as well. */
  parts: PackParts | undefined
  /** One for each page, to know it again. */
  fingerprints: readonly string[]
  /** Papers that are files of their own, by path below the meeting's folder. */
  separate: ReadonlyMap<string, Content>
  /** The words of each page, as the second engine reads them. */
  texts: readonly string[]
  opened: OpenDocuments
  /** The attachments as the second engine reads them, by document. */
  readings: ReadonlyMap<string, PdfReading>
  bytesByDocument: ReadonlyMap<string, number>
}

/** One audience's pack and its supplements, in the order of their page numbers. */
export interface Edition {
  audience: Audience
  packs: readonly CompiledPack[]
  /** The pack and its supplements in one file, where there are any. */
  consolidated: CompiledPack | undefined
  /** The pack and its supplements in large print, where somebody asks for that. */
  largePrint?: readonly CompiledPack[]
  /** Packs that are too large for one file, in several. */
  volumes?: readonly Volume[]
  /** The environment variable with the password that opens its files, where they need one. */
  password?: string
  /** All that was said of it. */
  messages: readonly Message[]
}

/** A part of a pack that is a file of its own, with the agenda of the whole. */
export interface Volume {
  /** 0 for the pack, else the number of the supplement. */
  supplement: number
  /** Below the meeting's folder. */
  path: string
  pageCount: number
  /** Printed on the first and the last page of its papers. */
  numbers: { first: number; last: number }
  content: Content
}

/** An edition with the sources it was made from. */
export interface EditionSources<A extends Audience = Audience> {
  edition: Edition
  sources: MeetingSources<A>
}

/** A pack or a supplement with the name of its recipient across every page. */
export interface PersonalCopy {
  name: string
  /** Below the meeting's folder. */
  path: string
  pack: CompiledPack
}
