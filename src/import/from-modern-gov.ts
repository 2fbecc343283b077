import { parseXml, XmlElement } from '@rgrove/parse-xml'
import { unescapeMarkup } from '../verify/leaks/web-texts.ts'
import { type ItemRow, noRows, type Rows } from './rows.ts'

/** Names of the body of all councillors, where the list of committees has one. */
const COUNCIL = /^(?:full |annual |(?:county|city|borough|town|district) )?council$/iu

/**
 * Answers of the web service of Modern.Gov (`mgWebService.asmx`): GetCommittees, GetCouncillorsByWard, GetMeetings and
 * GetMeeting. Its names are compared without capitals, and without the part that versions differ in.
 */
export function fromModernGov(file: string, xml: string): Rows {
  const rows = noRows()
  let root: XmlElement | null
  try {
    root = parseXml(xml).root
  } catch (error) {
    const reason = `It is not XML: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`
    return { ...rows, left: [{ where: file, reason }] }
  }
  if (!root) return rows
  const places = (name: string) =>
    below(root, name).map((element, index) => ({ element, where: `${file}, ${name} ${index + 1}` }))
  for (const { element, where } of places('committee')) {
    const name = textOf(element, 'committeetitle')
    if (name === undefined || /^true$/iu.test(textOf(element, 'committeedeleted') ?? '')) continue
    rows.bodies.push({ where, name, type: textOf(element, 'committeecategory') })
    for (const meeting of below(element, 'meeting')) addMeeting(rows, where, name, meeting)
  }
  if (root.name.toLowerCase().endsWith('meeting')) {
    const name = below(root, 'committeetitle')[0]?.text.trim()
    if (name === undefined) rows.left.push({ where: file, reason: 'It does not say which committee met.' })
    else addMeeting(rows, file, name, root)
  }
  const wards = places('ward')
  const council = rows.bodies.find(({ name }) => COUNCIL.test(name))?.name ?? 'Council'
  for (const { element, where } of wards) {
    const ward = textOf(element, 'wardtitle')
    for (const councillor of below(element, 'councillor')) {
      const name = textOf(councillor, 'fullusername') ?? ''
      const group = textOf(councillor, 'politicalpartytitle')
      rows.members.push({ where, body: council, name, group, ward })
    }
  }
  if (wards.length > 0) {
    const reason = `Councillors are taken as the members of ${council}. Who sits on which committee is not in this file.`
    rows.left.push({ where: file, reason })
  }
  return rows
}

function addMeeting(rows: Rows, where: string, body: string, meeting: XmlElement): void {
  const items = below(meeting, 'agendaitem')
  const open = items.filter((item) => !/^true$/iu.test(textOf(item, 'isrestricted', 'agendaitemisrestricted') ?? ''))
  if (open.length < items.length) {
    rows.left.push({ where, reason: `Items that are not public: ${items.length - open.length}.` })
  }
  rows.meetings.push({
    where,
    body,
    date: textOf(meeting, 'meetingdate', 'date') ?? '',
    time: textOf(meeting, 'meetingtime', 'time') ?? '',
    venue: textOf(meeting, 'meetinglocation', 'meetingvenue', 'location', 'venue'),
    status: textOf(meeting, 'meetingstatus', 'status'),
    items: open.flatMap((item): ItemRow[] => {
      const title = textOf(item, 'agendaitemtitle', 'itemtitle', 'title')
      return title === undefined ? [] : [{ label: textOf(item, 'agendaitemnumber', 'itemnumber', 'number'), title }]
    }),
  })
}

/** Elements of a name anywhere below an element. */
function below(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => {
    if (!(child instanceof XmlElement)) return []
    return child.name.toLowerCase() === name ? [child] : below(child, name)
  })
}

/** The text of the first child that has one of the names. Titles come with their markup escaped twice. */
function textOf(element: XmlElement, ...names: string[]): string | undefined {
  for (const name of names) {
    const found = element.children.find((child) => child instanceof XmlElement && child.name.toLowerCase() === name)
    const text = found instanceof XmlElement ? unescapeMarkup(found.text).replaceAll(/\s+/gu, ' ').trim() : ''
    if (text !== '') return text
  }
  return undefined
}
