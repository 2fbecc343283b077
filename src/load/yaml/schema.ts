import * as z from 'zod'
import { suggest } from '../text/suggest.ts'

/**
 * The keys that a schema knows in the mapping at `path`; where it offers several, those of the one that knows most of
 * the keys that are there.
 */
export function keysAt(schema: z.ZodType, path: readonly PropertyKey[], present: readonly string[]): string[] {
  const shapes = schemasAt(schema, path).flatMap((found) =>
    found instanceof z.ZodObject ? [Object.keys(found.shape)] : [],
  )
  const score = (keys: string[]) => present.filter((key) => keys.includes(key)).length
  const best = Math.max(...shapes.map(score))
  return [...new Set(shapes.filter((keys) => score(keys) === best).flat())]
}

/** The description that a schema gives of the value at `path`. */
export function descriptionAt(schema: z.ZodType, path: readonly PropertyKey[]): string | undefined {
  const parents = schemasAt(schema, path.slice(0, -1))
  const steps = parents.flatMap((parent) => step(parent, path.at(-1) ?? ''))
  return [...steps, ...steps.flatMap(branches)].flatMap((found) =>
    found instanceof z.ZodType && found.description ? [found.description] : [],
  )[0]
}

function schemasAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType[] {
  let here = branches(schema)
  for (const key of path) here = here.flatMap((branch) => step(branch, key)).flatMap(branches)
  return here
}

function branches(schema: unknown): z.ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return branches(schema.unwrap())
  }
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(branches)
  return schema instanceof z.ZodType ? [schema] : []
}

function step(schema: z.ZodType, key: PropertyKey): unknown[] {
  if (schema instanceof z.ZodObject) return [schema.shape[String(key)]]
  if (schema instanceof z.ZodArray) return [schema.element]
  if (schema instanceof z.ZodRecord) return [schema.valueType]
  return []
}

export type Issue = z.core.$ZodIssue

/**
 * The issues to report: in place of "fits none of the branches" those of the branch that was meant. It is the one
 * whose keys fit best; a branch of another type altogether comes last.
 */
export function meantIssues(issues: readonly Issue[]): Issue[] {
  return issues.flatMap((issue): Issue[] => {
    if (issue.code !== 'invalid_union') return [issue]
    const ways = issue.errors.map((branch) => meantIssues(branch)).filter((branch) => branch.length > 0)
    const meant = ways.sort((a, b) => distanceOf(a) - distanceOf(b))[0]
    if (!meant) return [issue]
    if (!meant.some(isOtherType)) return meant.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
    return [issue]
  })
}

/** True for an issue that says that the value as a whole is of another type than its schema wants. */
export function isOtherType(issue: Issue): boolean {
  return issue.code === 'invalid_type' && issue.path.length === 0 && issue.expected !== 'int'
}

function distanceOf(issues: readonly Issue[]): number {
  const missing = issues.flatMap((issue) => (issue.code === 'invalid_type' ? [String(issue.path.at(-1))] : []))
  const points = issues.map((issue) => {
    if (isOtherType(issue)) return 10_000
    if (issue.code !== 'unrecognized_keys') return 1
    return issue.keys.reduce((sum, key) => sum + (suggest(key, missing) ? 10 : 100), 0)
  })
  return points.reduce((sum, point) => sum + point, 0)
}
