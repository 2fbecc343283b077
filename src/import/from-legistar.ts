import { isObject, type JsonObject, textIn } from './json.ts'
import { type ItemRow, type MeetingRow, type MemberRow, noRows, type Rows } from './rows.ts'

/** True for an object of the Legistar web API: https://webapi.legistar.com/Help */
export function isLegistar(object: JsonObject): boolean {
  return ['BodyId', 'OfficeRecordId', 'EventId'].some((key) => key in object)
}

/** Bodies, OfficeRecords and Events (with their EventItems, where those were asked for) as Legistar gives them. */
export function fromLegistar(file: string, objects: readonly JsonObject[]): Rows {
  const rows = noRows()
  for (const [index, object] of objects.entries()) {
    const where = `${file}, object ${index + 1}`
    const body = textIn(object.EventBodyName ?? object.OfficeRecordBodyName ?? object.BodyName)
    if (body === undefined) rows.left.push({ where, reason: 'It does not say which body it belongs to.' })
    else if ('EventId' in object) rows.meetings.push(meeting(where, body, object))
    else if ('OfficeRecordId' in object) rows.members.push(member(where, body, object))
    else if (object.BodyActiveFlag !== 0) rows.bodies.push({ where, name: body, type: textIn(object.BodyTypeName) })
  }
  return rows
}

function member(where: string, body: string, object: JsonObject): MemberRow {
  const to = textIn(object.OfficeRecordEndDate)
  return {
    where,
    body,
    name: textIn(object.OfficeRecordFullName) ?? '',
    role: textIn(object.OfficeRecordTitle) ?? textIn(object.OfficeRecordMemberType),
    from: textIn(object.OfficeRecordStartDate),
    // What has no end ends in the year 9999 or thereabouts.
    to: to !== undefined && to >= '2200' ? undefined : to,
    email: textIn(object.OfficeRecordEmail),
  }
}

function meeting(where: string, body: string, object: JsonObject): MeetingRow {
  const items = Array.isArray(object.EventItems) ? object.EventItems.filter(isObject) : []
  return {
    where,
    body,
    date: textIn(object.EventDate) ?? '',
    time: textIn(object.EventTime) ?? '',
    venue: textIn(object.EventLocation),
    status: textIn(object.EventAgendaStatusName),
    items: items.flatMap((item): ItemRow[] => {
      const title = textIn(item.EventItemTitle)
      return title === undefined ? [] : [{ label: textIn(item.EventItemAgendaNumber), title }]
    }),
  }
}
