import { readdirSync, readFileSync } from 'node:fs'
import * as z from 'zod'
import { FileError, type Files } from '../host/host.ts'
import type { Result } from '../load/result.ts'
import { text } from '../load/schema/common.ts'
import { readYaml } from '../load/yaml/yaml.ts'
import type { Message } from '../messages/message.ts'
import { message } from '../messages/message.ts'
import { ownFile } from '../version.ts'

/** Report templates that come with agendapack. */
const BUILT_IN = ownFile('templates/report-sections/')

const sectionSchema = z.strictObject({
  key: text,
  title: text.describe('The title, as a report of this kind has it'),
  also: z.array(text).default([]).describe('Other titles that count as this section'),
  required: z.boolean().default(false),
  allow_none: z.boolean().default(true).describe('Whether the section may say only "None"'),
  repeats: text.optional().describe('The section whose words this one must repeat exactly'),
})

/** `templates/report-sections/<name>.yaml`: the sections that a report of this kind has. */
export const sectionTemplateSchema = z.strictObject({
  title: text,
  ordered: z.boolean().default(true).describe('Whether the sections must be in this order'),
  sections: z.array(sectionSchema).min(1),
})

export type SectionTemplate = z.infer<typeof sectionTemplateSchema>
export type TemplateSection = SectionTemplate['sections'][number]

/** Report templates by name: those in the workspace's `templates/report-sections` replace those of agendapack. */
export async function loadTemplates(files: Files): Promise<Result<Map<string, SectionTemplate>>> {
  const value = new Map<string, SectionTemplate>()
  const messages: Message[] = []
  for (const name of yamlNames(readdirSync(BUILT_IN))) {
    const read = readYaml(`${name}.yaml`, readFileSync(new URL(`${name}.yaml`, BUILT_IN)), sectionTemplateSchema)
    if (read.value) value.set(name, read.value.value)
    messages.push(...read.messages)
  }
  for (const name of yamlNames(await files.list('templates/report-sections'))) {
    const path = `templates/report-sections/${name}.yaml`
    try {
      const read = readYaml(path, await files.read(path), sectionTemplateSchema)
      if (read.value) value.set(name, read.value.value)
      messages.push(...read.messages)
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      messages.push(
        message({ rule: 'template-unreadable', severity: 'error', reason: error.message, place: { file: path } }),
      )
    }
  }
  return { value, messages }
}

function yamlNames(names: readonly string[]): string[] {
  return names.filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -'.yaml'.length))
}
