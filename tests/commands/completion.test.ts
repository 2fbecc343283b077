import { execFile, spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from './run.ts'

const execute = promisify(execFile)
const PROGRAM = fileURLToPath(new URL('../../bin/agendapack.js', import.meta.url))

async function offered(...words: string[]): Promise<string[]> {
  const { code, out } = await run('completion', 'fish', '--', ...words)
  expect(code).toBe(0)
  return out.split('\n').flatMap((line) => line.split('\t')[0] || [])
}

describe('what may stand where somebody types', () => {
  it('is a command, an option, a choice, or the name of a profile, a rule or a kind of file', async () => {
    expect(await offered('bu')).toEqual(['build'])
    expect(await offered('')).toEqual(expect.arrayContaining(['build', 'check', 'site', 'completion']))
    expect(await offered('build', '--al')).toEqual(['--allow-missing'])
    expect(await offered('build', 'riverbank', '--audience', '')).toEqual(['public', 'members'])
    expect(await offered('init', '--profile', 'nhs-b')).toEqual(['nhs-board'])
    expect(await offered('explain', 'notice-clear')).toEqual(['notice-clear-days'])
    expect(await offered('explain', 'notices', 'parish')).toEqual(['parish-council'])
    expect(await offered('schema', 'me')).toEqual(['meeting'])
    expect(await offered('completion', 'z')).toEqual(['zsh'])
  })

  it('is a value after an equals sign, in one word or in three', async () => {
    expect(await offered('check', '--format=js')).toEqual(['--format=json'])
    expect(await offered('check', '--format', '=', 'js')).toEqual(['json'])
    expect(await offered('check', '--format', '=')).toEqual(['pretty', 'json', 'github', 'sarif'])
  })

  it('is left to the shell where a file or a free text belongs', async () => {
    expect(await offered('build', 'mee')).toEqual([])
    expect(await offered('site', '--base-url', '')).toEqual([])
    expect(await offered('nosuch', 'x')).toEqual([])
  })
})

/** For each shell: a script that presses Tab after what is typed and prints what is offered. */
const shells: readonly [string, (script: string, typed: string) => string][] = [
  [
    'bash',
    (script, typed) =>
      `source ${script}; COMP_WORDS=(${typed}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
      _agendapack agendapack; printf '%s\\n' "\${COMPREPLY[@]}"`,
  ],
  [
    'zsh',
    // A second zsh has a terminal of its own; Ctrl-X prints its line between two marks.
    (script, typed) => `
      zmodload zsh/zpty; zpty z zsh -f -i
      zpty -w z "PS1=; autoload -Uz compinit; compinit -u -D; source ${script}"
      zpty -w z 'say() { zle -I; print -r - "<$BUFFER>" }; zle -N say; bindkey ^X say; print ready'
      zpty -r z line '*ready*ready*'
      zpty -w -n z "${typed}"$'\\t\\x18'
      zpty -r z line '*<agendapack*>*'; print -r - "\${line##*<}"; zpty -d z`,
  ],
  ['fish', (script, typed) => `source ${script}; complete -C '${typed}'`],
]

// Shells are optional on a developer's machine; in CI the absence of one is a failure, not a skip.
const mayBeMissing = process.env.CI !== 'true'
const isMissing = (shell: string) => spawnSync(shell, ['--version']).status !== 0

describe.each(shells)('completion in %s', (shell, press) => {
  if (mayBeMissing && isMissing(shell)) return it.skip(`${shell} is not installed`)

  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'agendapack-completion-'))
    await mkdir(join(folder, 'bin'))
    await writeFile(join(folder, 'bin/agendapack'), `#!/bin/sh\nexec "${process.execPath}" "${PROGRAM}" "$@"\n`)
    await chmod(join(folder, 'bin/agendapack'), 0o755)
    await writeFile(join(folder, 'script'), (await run('completion', shell)).out)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it.each([
    ['agendapack pub', 'publish'],
    ['agendapack build --audience pub', 'public'],
    ['agendapack init --prof', '--profile'],
    ['agendapack explain --dat', '--date'],
  ])('%s', async (typed, word) => {
    const PATH = `${join(folder, 'bin')}${delimiter}${process.env.PATH}`
    const env = { ...process.env, PATH, HOME: folder, TERM: 'dumb' }
    const script = shell === 'bash' ? ['--norc', '-c'] : shell === 'zsh' ? ['-f', '-c'] : ['--no-config', '-c']
    const { stdout } = await execute(shell, [...script, press(join(folder, 'script'), typed)], { env })
    expect(stdout).toMatch(new RegExp(`(^|\\s)${word}\\b`, 'u'))
  })
})
