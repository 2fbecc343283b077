import { Document, Scalar, visit } from 'yaml'
import { fileNameOf } from '../slug.ts'
import { type BodyRow, bodyKey, type LeftOut, type MeetingRow, type MemberRow, type Rows } from './rows.ts'
import { dateOf, roleOf, statusOf, timeOf } from './values.ts'

/** What members are called who are nothing else. */
const PLAIN_MEMBER =
  /^(?:(?:full |voting |ordinary |ordentliches )?(?:member|mitglied)(?:in)?|councill?or|alder\w+|trustee|governor|stadtr[aä]t\w*)?$/iu

export interface ImportedFiles {
  /** Texts by path in the workspace. */
  files: ReadonlyMap<string, string>
  left: readonly LeftOut[]
}

/**
 * Registers and meetings as files of a workspace. The same rows give the same files.
 * @param known registers that the workspace has, by the name of the body
 */
export function toFiles(rows: Rows, known: ReadonlyMap<string, string>): ImportedFiles {
  const left = [...rows.left]
  const files = new Map<string, string>()
  const bodies = bodiesIn(rows)
  const slugs = slugsFor(bodies, known)
  for (const [key, { name, parent, type }] of bodies) {
    const own = rows.members.filter(({ body }) => body === key)
    const about = { name, type: type || undefined, parent: parent && slugs.get(parent) }
    files.set(`committees/${slugs.get(key)}.yaml`, yamlText({ ...about, ...register(key, own, left) }))
  }
  const folders = new Set<string>()
  for (const row of rows.meetings) {
    const slug = slugs.get(row.body) ?? ''
    const made = meeting(row, slug, folders, left)
    if (made) files.set(`meetings/${made.folder}/meeting.yaml`, yamlText(made.content))
  }
  return { files, left }
}

type Body = Pick<BodyRow, 'name' | 'parent' | 'type'>

/** All bodies that rows are about, by `bodyKey`, those to which others belong included. */
function bodiesIn({ bodies, members, meetings }: Rows): ReadonlyMap<string, Body> {
  const found = new Map<string, Body>()
  for (const { name, parent, type } of bodies) {
    if (parent !== undefined && !found.has(parent)) found.set(parent, { name: parent })
    const key = bodyKey({ name, parent })
    found.set(key, { name, parent, type: found.get(key)?.type || type })
  }
  for (const { body } of [...members, ...meetings]) if (!found.has(body)) found.set(body, { name: body })
  return found
}

function slugsFor(bodies: ReadonlyMap<string, Body>, known: ReadonlyMap<string, string>): Map<string, string> {
  const slugs = new Map<string, string>()
  const taken = new Set(known.values())
  for (const [key, { name, parent }] of bodies) {
    const short = fileNameOf(name, 'body')
    const wanted = parent !== undefined && taken.has(short) ? fileNameOf(`${name} ${parent}`, 'body') : short
    let slug = known.get(key) ?? wanted
    for (let count = 2; !known.has(key) && taken.has(slug); count += 1) slug = `${wanted}-${count}`
    taken.add(slug)
    slugs.set(key, slug)
  }
  return slugs
}

function register(name: string, rows: readonly MemberRow[], left: LeftOut[]) {
  const members = new Map<string, object>()
  const substitutes = new Map<string, object>()
  for (const row of rows) {
    const { where, group, ward, represents, email } = row
    if (row.name === '') {
      left.push({ where, reason: `A member of ${name} has no name.` })
      continue
    }
    const role = roleOf(row.role)
    if (role === undefined)
      left.push({
        where,
        reason: `“${row.role}” is no role that is known: ${row.name} is a member of ${name} with that as a position.`,
      })
    const [from, to] = [row.from, row.to].map((said) => {
      const date = dateOf(said)
      if (said && date === undefined) left.push({ where, reason: `“${said}” is not a date.` })
      return date
    })
    const term = { name: row.name, group: group || undefined }
    if (role === 'substitute') {
      substitutes.set(JSON.stringify([term, from, to]), { ...term, from, to })
      continue
    }
    const given = {
      role: role === 'member' ? undefined : role,
      position: isMoreThanRole(role, row.role) ? row.role : undefined,
      ward: ward || undefined,
      represents: represents || undefined,
    }
    const member = { ...term, ...given, email: email || undefined, from, to }
    members.set(JSON.stringify(member), member)
  }
  return {
    members: [...members.values()],
    substitutes: substitutes.size > 0 ? [...substitutes.values()] : undefined,
  }
}

/** True for a “Ranking Member”, of whom a register would say less than the source. */
function isMoreThanRole(role: ReturnType<typeof roleOf>, said = ''): boolean {
  return role === undefined || (role === 'member' && !PLAIN_MEMBER.test(said))
}

function meeting(row: MeetingRow, committee: string, folders: Set<string>, left: LeftOut[]) {
  const { where, body, venue, title, items } = row
  const date = dateOf(row.date)
  const time = timeOf(row.time)
  if (date === undefined || time === undefined) {
    const what = date === undefined ? `“${row.date}” is not a date` : `“${row.time}” is not a time`
    left.push({ where, reason: `A meeting of ${body}${date ? ` on ${date}` : ''} is not taken: ${what}.` })
    return undefined
  }
  const own = `${date}-${committee}`
  const suffix = folders.has(own) ? time.replace(':', '') : undefined
  const folder = suffix === undefined ? own : `${own}-${suffix}`
  if (folders.has(folder)) {
    left.push({ where, reason: `A second meeting of ${body} on ${date} at ${time} is not taken.` })
    return undefined
  }
  folders.add(folder)
  const status = statusOf(row.status)
  if (items.length === 0 && !status) left.push({ where, reason: `The meeting of ${body} on ${date} has no agenda.` })
  const agenda = items.map(({ title: name }) => ({ title: name }))
  const given = { title: title || undefined, venue: venue || undefined, status }
  const content = {
    committee,
    date,
    suffix,
    time,
    ...given,
    agenda: agenda.length > 0 || status ? agenda : [{ title: 'The agenda was not imported' }],
  }
  return { folder, content }
}

/** YAML as staff would write it: times in quotes, no keys without a value. */
function yamlText(value: object): string {
  const document = new Document(JSON.parse(JSON.stringify(value)))
  visit(document, {
    Scalar: (key, node) => {
      if (key !== 'key' && typeof node.value === 'string' && /^\d\d:\d\d$|^\d+$/u.test(node.value))
        node.type = Scalar.QUOTE_DOUBLE
    },
  })
  return document.toString({ lineWidth: 0 })
}
