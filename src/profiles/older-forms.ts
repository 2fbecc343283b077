type Data = { [key: string]: unknown }

/**
 * A profile in the form of today: what was called `reference` is the `provision`, a public-interest test was its provision
 * alone, and a period of retention had no date.
 */
export function withoutOlderForms(profile: Data): Data {
  const { retention, exempt, ...rest } = renamed(profile) as Data
  return {
    ...rest,
    retention: retention === undefined ? undefined : isData(retention) ? inLists(retention) : retention,
    exempt: exempt === undefined ? undefined : Array.isArray(exempt) ? exempt.map(withTest) : exempt,
  }
}

/** Where a file has what a path of the form of today means. */
export function pathAsWritten(value: unknown, [key, ...rest]: readonly PropertyKey[]): PropertyKey[] {
  if (key === undefined) return []
  if (!isData(value)) return [key, ...(Array.isArray(value) ? pathAsWritten(value[Number(key)], rest) : rest)]
  if (typeof key === 'number') return pathAsWritten(value, rest)
  const written = key === 'provision' && Object.hasOwn(value, 'reference') ? 'reference' : key
  return [written, ...pathAsWritten(Reflect.get(value, written), rest)]
}

function renamed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamed)
  if (!isData(value)) return value
  const { reference, ...rest } = value
  const own = Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, renamed(inner)]))
  return reference === undefined ? own : { provision: reference, ...own }
}

function inLists(retention: Data): Data {
  return Object.fromEntries(Object.entries(retention).map(([kind, kept]) => [kind, isData(kept) ? [kept] : kept]))
}

function withTest(schedule: unknown): unknown {
  if (!isData(schedule) || typeof schedule.public_interest !== 'string') return schedule
  return { ...schedule, public_interest: { provision: schedule.public_interest } }
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
