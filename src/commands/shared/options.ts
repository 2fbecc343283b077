import { listed, suggest } from '../../load/text/suggest.ts'
import { builtInProfiles } from '../../profiles/built-in.ts'
import { baseUrlOf } from '../../site/address.ts'

/** What is wrong with the address of a site. */
export function baseUrlProblem(given: string | undefined): string | undefined {
  if (given === undefined || baseUrlOf(given) !== undefined) return undefined
  const meant = `https://${given.replace(/^(?:\w*:\/*|\/+)/u, '')}`
  const example =
    /^https:\/\/[\w-]+(?:\.[\w-]+)+/u.test(meant) && baseUrlOf(meant) ? meant : 'https://meetings.council.example/'
  const what = given === '' ? 'is empty' : `is not a web address: ${given}`
  return `--base-url ${what}. Use an address such as ${example}.`
}

/** What is wrong with the name of a profile for a new workspace, which has none of its own. */
export function profileProblem(name: string | undefined): string | undefined {
  const known = builtInProfiles()
  if (name === undefined || known.includes(name)) return undefined
  const meant = suggest(name, known)
  const reason = `There is no profile ${name}.`
  if (meant) return `${reason} Did you mean ${listed([meant])}?`
  const others = 'For a body under none of these laws, such as a charity, use plain.'
  return `${reason} Use ${listed(ofNation(name, known))}. ${others}`
}

/** Profiles that begin with the same word, such as `england` for `englnd`; all of them where none does. */
function ofNation(name: string, known: readonly string[]): readonly string[] {
  const firstWord = (profile: string) => profile.split('-', 1)[0] ?? ''
  const nation = suggest(firstWord(name), known.map(firstWord))
  return nation === undefined ? known : known.filter((profile) => firstWord(profile) === nation)
}
