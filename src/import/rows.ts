/** Where something stands in a file that is imported: `members.csv, line 3`. */
interface Placed {
  where: string
}

/** What a source says of a body, as it says it. */
export interface BodyRow extends Placed {
  name: string
  /** The body that it belongs to. Members and meetings of such a body have `bodyKey` of both. */
  parent?: string | undefined
  type?: string | undefined
}

/** What a body is called among others: two committees can each have a sub-committee “Health”. */
export function bodyKey({ name, parent }: Pick<BodyRow, 'name' | 'parent'>): string {
  return parent === undefined ? name : `${parent}: ${name}`
}

/** One term of a member of a body. Dates and roles are as the source writes them. */
export interface MemberRow extends Placed {
  body: string
  name: string
  group?: string | undefined
  role?: string | undefined
  from?: string | undefined
  to?: string | undefined
  ward?: string | undefined
  represents?: string | undefined
  email?: string | undefined
}

export interface ItemRow {
  label?: string | undefined
  title: string
}

export interface MeetingRow extends Placed {
  body: string
  date: string
  time: string
  title?: string | undefined
  venue?: string | undefined
  status?: string | undefined
  items: readonly ItemRow[]
}

/** Something that could not be taken over, and why. */
export interface LeftOut extends Placed {
  reason: string
}

/** What was read in the files of other systems. */
export interface Rows {
  bodies: BodyRow[]
  members: MemberRow[]
  meetings: MeetingRow[]
  left: LeftOut[]
}

export function noRows(): Rows {
  return { bodies: [], members: [], meetings: [], left: [] }
}

export function joinRows(all: readonly Rows[]): Rows {
  return {
    bodies: all.flatMap(({ bodies }) => bodies),
    members: all.flatMap(({ members }) => members),
    meetings: all.flatMap(({ meetings }) => meetings),
    left: all.flatMap(({ left }) => left),
  }
}
