import { z } from 'zod'
import { readYaml } from '../../load/yaml/yaml.ts'
import { type Message, message } from '../../messages/message.ts'
import { pageFile } from '../address.ts'
import type { SiteTemplates } from '../model.ts'

/** The table of a workspace: each old address, without host, and the page or file of the site that stands for it now. */
export const OLD_ADDRESSES = 'redirects.yaml'

const schema = z.record(z.string(), z.string())

/** An old address: its path, the parameters that tell it from others, and where it leads now. */
export interface OldAddress {
  /** As the table has it: many servers tell capitals from small letters. */
  path: string
  parameters: Readonly<Record<string, string>>
  to: string
}

/** The old addresses of the table; none where there is no table or it has mistakes. */
export function oldAddresses(templates: SiteTemplates): OldAddress[] {
  return Object.entries(tableIn(templates).value ?? {}).map(([from, to]) => {
    const [path = '', query = ''] = from.replace(/^\//u, '').split('?')
    const parameters = [...new URLSearchParams(query)].map(([name, value]) => [name.toLowerCase(), value] as const)
    return { path, parameters: Object.fromEntries(parameters), to: to.replace(/^\//u, '') }
  })
}

/** What is wrong with the table itself. */
export function oldAddressProblems(templates: SiteTemplates): Message[] {
  return tableIn(templates).messages
}

/** Entries of the table that lead to nothing. @param files of the site */
export function deadOldAddresses(templates: SiteTemplates, files: ReadonlySet<string>): Message[] {
  const dead = oldAddresses(templates).filter(({ to }) => !files.has(pageFile(to.replace(/#.*$/u, ''))))
  return dead.map(({ to }) =>
    message({
      rule: 'site-redirects',
      severity: 'warning',
      place: { file: OLD_ADDRESSES },
      reason: `An old address leads to ${to}, which is not on the site.`,
      note: 'Write the address of a page without the host, such as meetings/finance/2022-12-12/.',
      actual: to,
    }),
  )
}

function tableIn(templates: SiteTemplates) {
  const text = templates.get(OLD_ADDRESSES)
  if (text === undefined) return { value: undefined, messages: [] }
  const read = readYaml(OLD_ADDRESSES, new TextEncoder().encode(text), schema)
  return { value: read.value?.value, messages: read.messages }
}
