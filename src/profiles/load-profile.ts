import { parse } from 'yaml'
import { FileError, type Files } from '../host/host.ts'
import type { Result, YamlSource } from '../load/result.ts'
import { listed, suggest } from '../load/text/suggest.ts'
import { explainValues, readYaml } from '../load/yaml/yaml.ts'
import { type Message, message, type Place } from '../messages/message.ts'
import { builtInProfiles, readBuiltInProfile } from './built-in.ts'
import { pathAsWritten, withoutOlderForms } from './older-forms.ts'
import { type Profile, profileFileSchema, profileSchema } from './schema.ts'

const DEEPEST_EXTENDS = 8

type Data = { [key: string]: unknown }
type Where = Place | { file: string }

/**
 * Loads a profile by name: `profiles/<name>.yaml` of the workspace, or one that comes with the program.
 * A workspace's own file may `extends:` another profile; maps are merged, lists and values replaced, empty
 * ones taken away, and another nation's law is not taken over.
 * @param where the place of the name, for the message about an unknown one
 */
export async function loadProfile(name: string, files: Files, where: Where): Promise<Result<Profile>> {
  const chain = await readChain(name, files, where)
  if (chain.messages.length > 0) return { value: undefined, messages: chain.messages }
  const checked = profileSchema.safeParse(chain.data.map(withoutOlderForms).reduceRight(over, {}))
  if (checked.success) return { value: { ...checked.data, name }, messages: [] }
  const { issues } = checked.error
  const messages = chain.sources.flatMap((source) => {
    // Profiles that come with the program are right: what is wrong stands in the workspace, in the topmost file that has it.
    const own = issues
      .filter(({ path }) => (chain.sources.find((each) => reachesIn(each, path)) ?? chain.sources[0]) === source)
      .map((issue) => ({ ...issue, path: pathAsWritten(source.value, issue.path) }))
    return explainValues(source, own, profileSchema).map((found) => message({ rule: 'profile-schema', ...found }))
  })
  return { value: undefined, messages }
}

interface Chain {
  /** From the profile that was asked for to the one that extends nothing. */
  data: Data[]
  /** The files of the workspace among them. */
  sources: YamlSource<Data>[]
  messages: Message[]
}

async function readChain(first: string, files: Files, where: Where): Promise<Chain> {
  const chain: Chain = { data: [], sources: [], messages: [] }
  const seen: string[] = []
  let place = where
  let name: string | undefined = first
  while (name !== undefined) {
    // A file may extend the built-in profile of its own name.
    const isAgain: boolean = seen.includes(ownPath(name)) && builtInProfiles().includes(name)
    const isOwn: boolean = (await isFile(name, files)) && !isAgain
    seen.push(isOwn ? ownPath(name) : name)
    const repeated = seen.indexOf(seen.at(-1) ?? '') < seen.length - 1
    if (repeated || seen.length > DEEPEST_EXTENDS) {
      chain.messages.push(circular(seen, place))
      break
    }
    const data: Data | undefined = isOwn
      ? await readOwn(name, files, chain)
      : await readBuiltIn(name, files, place, chain)
    if (!data) break
    const { extends: base, ...rest }: Data = data
    chain.data.push(rest)
    if (isOwn) place = chain.sources.at(-1)?.place(['extends']) ?? place
    name = typeof base === 'string' ? base : undefined
  }
  return chain
}

async function readOwn(name: string, files: Files, chain: Chain): Promise<Data | undefined> {
  const path = ownPath(name)
  try {
    const read = readYaml<Data>(path, await files.read(path), profileFileSchema)
    chain.messages.push(...read.messages)
    if (read.value) chain.sources.push(read.value)
    return read.value?.value
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    chain.messages.push(
      message({ rule: 'profile-unreadable', severity: 'error', reason: `${error.message}.`, place: { file: path } }),
    )
    return undefined
  }
}

async function readBuiltIn(name: string, files: Files, where: Where, chain: Chain): Promise<Data | undefined> {
  const builtIn = readBuiltInProfile(name)
  if (builtIn !== undefined) return parse(builtIn) as Data
  const own = (await files.list('profiles')).filter((file) => file.endsWith('.yaml')).map((file) => file.slice(0, -5))
  const known = [...new Set([...own, ...builtInProfiles()])].sort()
  const near = suggest(name, known)
  chain.messages.push(
    message({
      rule: 'profile-unknown',
      severity: 'error',
      reason: `There is no profile called \`${name}\`.`,
      place: where,
      note: near ? `Did you mean \`${near}\`?` : `Choose ${listed(known)}, or write your own in the folder profiles/.`,
      actual: name,
      expected: known,
    }),
  )
  return undefined
}

function circular(chain: readonly string[], place: Where): Message {
  return message({
    rule: 'profile-circular',
    severity: 'error',
    reason: `These profiles extend each other in a circle: ${chain.join(', ')}.`,
    place,
    note: 'Make one of them extend a profile that comes with the program.',
  })
}

async function isFile(name: string, files: Files): Promise<boolean> {
  return /^[\w-]+$/.test(name) && (await files.status(ownPath(name)))?.kind === 'file'
}

function ownPath(name: string): string {
  return `profiles/${name}.yaml`
}

function reachesIn({ value }: YamlSource<Data>, path: readonly PropertyKey[]): boolean {
  return reaches(value, pathAsWritten(value, path))
}

function reaches(value: unknown, [key, ...rest]: readonly PropertyKey[]): boolean {
  if (key === undefined) return true
  return (
    typeof value === 'object' && value !== null && Object.hasOwn(value, key) && reaches(Reflect.get(value, key), rest)
  )
}

/** One profile over the one that it extends. Of another nation's law nothing is taken over. */
function over(below: Data, above: Data): Data {
  const isOther = above.nation !== undefined && below.nation !== undefined && above.nation !== below.nation
  return isOther ? above : merge(below, above)
}

function merge(below: Data, above: Data): Data {
  const merged: Data = { ...below }
  for (const [key, value] of Object.entries(above)) {
    const under = below[key]
    if (value === undefined) continue
    if (value === null) delete merged[key]
    else merged[key] = isData(under) && isData(value) ? merge(under, value) : value
  }
  return merged
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
