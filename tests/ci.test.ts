import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { validateAction, validateWorkflow } from '@action-validator/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'agendapack-ci-'))
  cpSync(join(ROOT, 'examples/thornby-parish'), join(folder, 'thornby'), { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A script of a CI, as a runner runs it, with `agendapack` on the path. */
function bash(script: string, cwd: string, env: Readonly<Record<string, string>> = {}) {
  const shim = join(folder, 'bin')
  mkdirSync(shim, { recursive: true })
  writeFileSync(join(shim, 'agendapack'), `#!/bin/sh\nexec "${process.execPath}" "${ROOT}/bin/agendapack.js" "$@"\n`)
  chmodSync(join(shim, 'agendapack'), 0o755)
  const path = [shim, process.env.PATH].join(delimiter)
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd,
    env: { ...process.env, PATH: path, ...env },
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

const Action = z.object({
  inputs: z.record(z.string(), z.object({ default: z.string() })),
  runs: z.object({
    steps: z.array(
      z.object({
        name: z.string().optional(),
        run: z.string().optional(),
        'working-directory': z.string().optional(),
        env: z.record(z.string(), z.string()).optional(),
      }),
    ),
  }),
})

describe('the action for GitHub', () => {
  const action = Action.parse(parse(read('action.yml')))

  it('is one, and so is the workflow that uses it', () => {
    expect(validateAction(read('action.yml')).errors).toEqual([])
    expect(validateWorkflow(read('examples/ci/github.yml')).errors).toEqual([])
    expect(validateWorkflow('on: push').errors).not.toEqual([])
  })

  it('is only given inputs that it has', () => {
    const given = [...read('examples/ci/github.yml').matchAll(/^ {10}([\w-]+): |with: \{ ([\w-]+): /gmu)].map(
      ([, alone, first]) => alone ?? first ?? '',
    )
    const others = new Set(['name', 'path', 'fetch-depth', 'pattern'])
    expect(given.length).toBeGreaterThan(5)
    expect(given.filter((name) => !others.has(name) && !(name in action.inputs))).toEqual([])
  })

  /** Runs the steps that are scripts with inputs in their places. */
  function runAction(inputs: Readonly<Record<string, string>>) {
    const filled = (text: string) =>
      text.replace(/\$\{\{ (inputs|github)\.([\w-]+) \}\}/gu, (_, context: string, name: string) => {
        if (context === 'github') return name === 'action_path' ? ROOT : ''
        return inputs[name] ?? action.inputs[name]?.default ?? ''
      })
    const results = action.runs.steps.flatMap(({ run, env = {}, 'working-directory': place = '.' }) => {
      const filledEnv = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, filled(value)]))
      const cwd = join(filled(place) === ROOT ? '' : folder, filled(place))
      // An expression in a script would let a branch's name run as a command.
      expect(run ?? '').not.toMatch(/\$\{\{/u)
      return run === undefined ? [] : [bash(run, cwd, { GITHUB_WORKSPACE: folder, ...filledEnv })]
    })
    return { status: results.find(({ status }) => status !== 0)?.status ?? 0, stdout: results.at(-1)?.stdout ?? '' }
  }

  it('shows findings at their lines, with paths from the top of the repository', () => {
    const meeting = join(folder, 'thornby/meetings', readdirSync(join(folder, 'thornby/meetings'))[0] ?? '')
    const file = join(meeting, 'meeting.yaml')
    const before = readFileSync(file, 'utf8')
    writeFileSync(file, before.replace(/^time:.*$/mu, 'time: half past'))
    const { status, stdout } = runAction({ workspace: 'thornby' })
    expect(runAction({ workspace: 'thornby', 'keep-going': 'true' }).status).toBe(0)
    writeFileSync(file, before)
    expect(status).toBe(1)
    expect(stdout).toMatch(/^::error file=thornby\/meetings\/[^,]+\/meeting\.yaml,line=\d+/mu)
    expect(runAction({ workspace: 'thornby', annotations: 'false' }).stdout).not.toContain('::error')
  })

  it('builds what it is asked for, with names that have spaces', () => {
    const spaced = join(folder, 'two words')
    cpSync(join(folder, 'thornby'), spaced, { recursive: true })
    const [meeting = ''] = readdirSync(join(spaced, 'meetings'))
    const options = '--audience public\n--out packs'
    const { status } = runAction({ command: 'build', workspace: 'two words', paths: `meetings/${meeting}`, options })
    expect(status).toBe(0)
    expect(existsSync(join(spaced, 'packs/public'))).toBe(true)
  })
})

const Jobs = z.record(z.string(), z.unknown())
const Job = z.object({ script: z.array(z.string()), stage: z.string() })

describe('the component for GitLab', () => {
  it('is valid by the schema of GitLab, and its jobs check, build and publish', () => {
    const clone = join(folder, 'gitlab')
    cpSync(join(ROOT, 'examples/thornby-parish'), clone, { recursive: true })
    copyFileSync(join(ROOT, 'examples/ci/gitlab.yml'), join(clone, '.gitlab-ci.yml'))
    copyFileSync(join(ROOT, 'examples/ci/gitlab-component.yml'), join(clone, 'gitlab-component.yml'))
    const git = (...args: string[]) => execFileSync('git', ['-C', clone, ...args], { stdio: 'ignore' })
    git('init', '--quiet')
    git('remote', 'add', 'origin', 'https://gitlab.example/thornby/meetings.git')
    git('add', '--all')
    git('-c', 'user.name=Clerk', '-c', 'user.email=clerk@thornby.example', 'commit', '--quiet', '--message', 'First')

    // It puts the component in its places and holds the result to GitLab's own schema.
    const preview = createRequire(import.meta.url).resolve('gitlab-ci-local/src/index.js')
    const expanded = execFileSync(process.execPath, [preview, '--preview'], { cwd: clone, encoding: 'utf8' })
    const jobs = Jobs.parse(parse(expanded))
    const scriptOf = (name: string) => Job.parse(jobs[name]).script.join('\n')
    const variables = { CI_NODE_INDEX: '1', CI_NODE_TOTAL: '1', CI_PAGES_URL: 'https://thornby.example/' }

    expect(bash(scriptOf('check'), clone)).toMatchObject({ status: 0 })
    expect(bash(scriptOf('build'), clone, variables)).toMatchObject({ status: 0 })
    expect(existsSync(join(clone, 'dist/public'))).toBe(true)
    for (const other of ['site-2', 'site-3', 'site-4'])
      cpSync(join(clone, 'site-1'), join(clone, other), { recursive: true })
    expect(bash(scriptOf('pages'), clone, variables)).toMatchObject({ status: 0 })
    expect(existsSync(join(clone, 'public/index.html'))).toBe(true)
    const unchanged = bash(scriptOf('preview'), clone, { CI_MERGE_REQUEST_DIFF_BASE_SHA: 'HEAD' })
    expect(unchanged).toMatchObject({ status: 0 })
  })
})

describe('the recipe of a container', () => {
  it('takes what npm pack makes, and a Node that the program runs on', () => {
    const recipe = read('examples/ci/Containerfile')
    const { name, version, engines } = JSON.parse(read('package.json'))
    const [, pattern = ''] = /^COPY (\S+) /mu.exec(recipe) ?? []
    expect(`${name}-${version}.tgz`).toMatch(new RegExp(`^${pattern.replace('*', '.*')}$`, 'u'))
    expect(Number(/^FROM node:(\d+)/mu.exec(recipe)?.[1])).toBeGreaterThanOrEqual(
      Number.parseInt(engines.node.slice(2), 10),
    )
    expect(recipe).toMatch(/^CMD \["agendapack", /mu)
  })
})
