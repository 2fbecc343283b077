/** What a meeting is made from, as paths in the workspace. */
export interface MeetingInputs {
  /** Path of its file, `meetings/2022-12-12-health/meeting.yaml`. */
  path: string
  /** Name of its register in `committees/`, without `.yaml`. */
  committee: string
  /** Files it names that lie outside its folder. */
  elsewhere?: readonly string[]
}

/** Files of the workspace that every pack shows something of. */
const EVERYWHERE = [/^agendapack\.ya?ml$/u, /^templates\//u, /^profiles\//u, /^fonts\//u]

/**
 * The meetings that a change touches: their own folder, their register, a file they name elsewhere; all of them where settings,
 * templates, profiles, fonts or the crest have changed.
 * @param changed paths relative to the workspace with forward slashes, as `git diff --name-only --relative REV` lists them
 * @param shared further files that every pack shows, such as the crest
 */
export function meetingsTouched<T extends MeetingInputs>(
  meetings: readonly T[],
  changed: readonly string[],
  shared: readonly string[] = [],
): T[] {
  const paths = new Set(changed.map((path) => path.replace(/^\.\//u, '')))
  const everywhere = [...paths].some(
    (path) => shared.includes(path) || EVERYWHERE.some((pattern) => pattern.test(path)),
  )
  if (everywhere) return [...meetings]
  return meetings.filter(({ path, committee, elsewhere = [] }) => {
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    return (
      paths.has(`committees/${committee}.yaml`) ||
      paths.has(`committees/${committee}.yml`) ||
      elsewhere.some((file) => paths.has(file)) ||
      [...paths].some((changedPath) => folder !== '' && changedPath.startsWith(folder))
    )
  })
}
