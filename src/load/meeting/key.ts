interface Keyed {
  committeeSlug: string
  date: string
  suffix?: string | undefined
}

/**
 * What tells a meeting from all others: `health/2026-12-10`, or `health/2026-12-10-extraordinary` for one that shares its day.
 * Folders of packs and addresses on the website come from it.
 */
export function meetingKey({ committeeSlug, date, suffix }: Keyed): string {
  return `${committeeSlug}/${date}${suffix === undefined ? '' : `-${suffix}`}`
}
