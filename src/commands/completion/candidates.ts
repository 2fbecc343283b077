import type { Argument, Command, Option } from 'commander'

export const SHELLS = ['bash', 'zsh', 'fish'] as const

/** A word that a shell may put in the place of what is being typed. */
export interface Candidate {
  word: string
  about: string
}

export type NamesOf = (kind: string) => Promise<readonly string[]>

/**
 * What may stand where somebody is typing, from the tree of commands itself.
 * @param words after the name of the program, the unfinished one last, as shells hand them over
 * @param names asked for what an argument or a value called so may be, such as `profile`; choices are known anyway
 * @returns nothing where a file or a free text belongs
 */
export async function candidates(program: Command, words: readonly string[], names: NamesOf): Promise<Candidate[]> {
  const { given, prefix, typed } = readWords(words)
  const at = given.findIndex((word) => !word.startsWith('-'))
  const command = program.commands.find((one) => one.name() === given[at])
  const waiting = (command ?? program).options.find((option) => takesValue(option) && isNamed(option, given.at(-1)))
  const found = await (waiting ? values(waiting, names) : fromTree())
  return found.filter(({ word }) => word.startsWith(typed)).map(({ word, about }) => ({ word: prefix + word, about }))

  async function fromTree(): Promise<Candidate[]> {
    if (typed.startsWith('-')) return optionsOf(command ?? program)
    if (!command) return program.commands.map((one) => ({ word: one.name(), about: one.description() }))
    const position = operands(command, given.slice(at + 1))
    const { registeredArguments } = command
    const argument = registeredArguments[position] ?? registeredArguments.find(({ variadic }) => variadic)
    return argument ? values(argument, names) : []
  }
}

interface Words {
  given: readonly string[]
  /** Begins every candidate: `--format=` where a shell keeps it and its value in one word. */
  prefix: string
  typed: string
}

/** Bash hands over `--format=js` as three words, zsh and fish as one. */
function readWords(words: readonly string[]): Words {
  const apart = words.filter((word) => word !== '=')
  const typed = words.at(-1) === '=' ? '' : (apart.pop() ?? '')
  const [, option, value] = /^(--[\w-]+)=(.*)$/u.exec(typed) ?? []
  if (option === undefined || value === undefined) return { given: apart, prefix: '', typed }
  return { given: [...apart, option], prefix: `${option}=`, typed: value }
}

function takesValue(option: Option): boolean {
  return option.required || option.optional
}

function isNamed(option: Option, word: string | undefined): boolean {
  return word !== undefined && (word === option.long || word === option.short)
}

function optionsOf(command: Command): Candidate[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .map((option) => ({ word: option.long ?? option.flags, about: option.description }))
}

/** How many arguments are among words: neither options nor their values. */
function operands(command: Command, words: readonly string[]): number {
  const isValue = (index: number) =>
    command.options.some((option) => takesValue(option) && isNamed(option, words[index - 1]))
  return words.filter((word, index) => !word.startsWith('-') && !isValue(index)).length
}

async function values(of: Argument | Option, names: NamesOf): Promise<Candidate[]> {
  const name = 'attributeName' in of ? of.attributeName() : of.name()
  return (of.argChoices ?? (await names(name))).map((word) => ({ word, about: '' }))
}
