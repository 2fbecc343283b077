import assert from 'node:assert/strict'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { before, describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

// Open data has the moment of each change: both systems publish at the same one.
process.env.SOURCE_DATE_EPOCH = String(Date.UTC(2026, 10, 29, 12) / 1000)

// In a pipeline each meeting has a line of its own, whoever starts this.
process.env.CI = 'true'

const { WORK: work, WINEPREFIX: prefix } = process.env
const root = fileURLToPath(new URL('../..', import.meta.url))
const example = join(root, 'examples/riverbank')
const driveC = join(prefix, 'drive_c')
const program = 'C:\\npm\\node_modules\\agendapack\\bin\\agendapack.js'
const NODE = 'C:\\npm\\node.exe'
/** What people call their folders. */
const FOLDER = 'Users/Clerk/Town Council – Réunions & (papers)'

/** Runs a Windows program with files for input and output, as wine's pipes fail. */
function wine(args, cwd) {
  const [out, err] = ['out.txt', 'err.txt'].map((name) => join(work, name))
  const files = [out, err].map((file) => openSync(file, 'w'))
  const { status } = spawnSync('wine', args, { cwd, stdio: ['ignore', ...files] })
  for (const file of files) closeSync(file)
  return { code: status, out: readFileSync(out, 'utf8'), err: readFileSync(err, 'utf8') }
}

const windows = (args, cwd) => wine([NODE, program, ...args], cwd)

function linux(args, cwd) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin/agendapack.js'), ...args], { cwd })
  return { code: status, out: String(stdout), err: String(stderr) }
}

/** Content by path of all files below a folder, hidden ones, too. */
function filesBelow(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort()
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path)]))
}

/** Fails with the names of files that only one folder has, or whose bytes are not the same. */
function assertSameFiles(ofWindows, ofLinux) {
  const [there, here] = [filesBelow(ofWindows), filesBelow(ofLinux)]
  assert.ok(here.size > 0)
  const different = [...new Set([...there.keys(), ...here.keys()])].filter((path) => {
    const [one, other] = [there.get(path), here.get(path)]
    return !one || !other || !one.equals(other)
  })
  assert.deepEqual(different, [], `${ofWindows} and ${ofLinux} differ`)
}

/** A workspace as a clone has it, at a place that is empty. */
function workspaceAt(folder, source = example) {
  rmSync(folder, { recursive: true, force: true })
  cpSync(source, folder, { recursive: true, filter: (path) => !/[/\\](?:dist|site|\.agendapack)$/.test(path) })
  return folder
}

const withoutTime = (text) => text.replace(/ in [\d.]+ s$/gm, '')
const windowsPath = (path) => `Z:${path.replaceAll('/', '\\')}`

describe('on Windows', () => {
  const there = join(driveC, FOLDER, 'riverbank')
  const here = join(work, FOLDER, 'riverbank')
  const meeting = 'meetings/2022-07-06-planning'

  before(() => {
    for (const folder of [there, here]) workspaceAt(folder)
  })

  /** Runs a command on both systems, and gives what Windows said once it is what Linux said. */
  function same(...args) {
    const [ofWindows, ofLinux] = [windows(args, dirname(there)), linux(args, dirname(here))]
    const plain = ({ code, out, err }) => ({ code, out: withoutTime(out), err: withoutTime(err) })
    assert.deepEqual(plain(ofWindows), plain(ofLinux))
    return ofWindows
  }

  it('builds the whole example to the same bytes, and says the same', () => {
    assert.match(same('build', 'riverbank').out, /^\d+ meetings built in/m)
    assertSameFiles(there, here)
  })

  it('makes the same website', () => {
    assert.match(same('site', `riverbank/${meeting}`, '--base-url', 'https://papers.riverbank.example').out, /riverbank\/site/)
    assertSameFiles(there, here)
  })

  it('freezes and drafts minutes alike', () => {
    same('publish', '--freeze', `riverbank/${meeting}`)
    same('minutes', `riverbank/${meeting}`)
    assertSameFiles(there, here)
  })

  it('builds to another drive, and prints paths with forward slashes alone', () => {
    // The meeting of the other tests is frozen by now, and not built again.
    const cabinet = '.\\riverbank\\meetings\\2022-07-12-cabinet'
    const out = windowsPath(join(work, 'packs'))
    const { code, out: printed } = windows(['build', cabinet, '--out', out], dirname(there))
    assert.equal(code, 0)
    assert.match(printed, /^Z:\/.*\/packs\/public\/cabinet\//)
    assert.doesNotMatch(printed, /\\/)
    assertSameFiles(join(work, 'packs/public/cabinet/2022-07-12'), join(here, 'dist/public/cabinet/2022-07-12'))
  })

  it('builds in a folder of a server, and in one whose path is longer than 260 characters', () => {
    const share = join(work, 'share')
    mkdirSync(join(prefix, 'dosdevices/unc/server'), { recursive: true })
    symlinkSync(share, join(prefix, 'dosdevices/unc/server/share'))
    const deep = Array.from({ length: 10 }, () => 'Papers for the Overview and Scrutiny')
    for (const [folder, given] of [
      [join(share, 'riverbank'), '\\\\server\\share\\riverbank'],
      [join(driveC, ...deep), `C:\\${deep.join('\\')}`],
    ]) {
      workspaceAt(folder)
      const { code, err } = windows(['build', `${given}\\${meeting.replaceAll('/', '\\')}`], driveC)
      assert.deepEqual([code, withoutTime(err)], [0, `1 of 1: ${meeting} built\n`])
      assertSameFiles(join(folder, 'dist/public/planning/2022-07-06'), join(here, 'dist/public/planning/2022-07-06'))
    }
  })

  it('keeps a pack whole that another program has open, and builds it when it is closed', async () => {
    const packs = join(there, 'dist')
    const before = filesBelow(packs)
    const sign = join(work, 'held')
    const pack = join(packs, 'public/planning/2022-07-06/public-pack.pdf')
    const holder = spawn('wine', [join(work, 'hold-open.exe'), windowsPath(pack), windowsPath(sign)], { stdio: 'ignore' })
    const closed = new Promise((resolve) => holder.on('exit', resolve))
    while (!existsSync(sign) && holder.exitCode === null) await pause(100)
    const { code, err } = windows(['build', `riverbank/${meeting}`, '--force'], dirname(there))
    rmSync(sign)
    assert.equal(await closed, 0)
    assert.equal(code, 1)
    assert.match(err, /public-pack\.pdf is open in another program/)
    assert.deepEqual(filesBelow(packs), before)
    assert.equal(windows(['build', `riverbank/${meeting}`, '--force'], dirname(there)).code, 0)
    assert.deepEqual(filesBelow(packs), before)
  })

  it('runs as agendapack.cmd from any folder, with the exit codes of the program', async () => {
    // What npm itself writes this file with.
    const npm = join(execFileSync('npm', ['root', '-g'], { encoding: 'utf8' }).trim(), 'npm/package.json')
    const shim = join(driveC, 'npm/agendapack')
    await createRequire(npm)('cmd-shim')(join(driveC, 'npm/node_modules/agendapack/bin/agendapack.js'), shim)
    // The command prompt of wine 8 lacks ||, and ends at the jump to nowhere with which npm keeps Ctrl-C from asking a question.
    const written = readFileSync(`${shim}.cmd`, 'utf8')
    writeFileSync(`${shim}.cmd`, written.replace('goto #_undefined_# 2>NUL || title %COMSPEC% & ', ''))
    const command = (...args) => wine(['cmd', '/c', 'C:\\npm\\agendapack.cmd', ...args], dirname(there))
    const version = command('--version')
    assert.deepEqual([version.code, version.out.trim()], [0, JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version])
    assert.equal(command('check', 'missing').code, 2)
    assert.equal(command('init', 'new workspace', '--profile', 'plain').code, 0)
    assert.equal(command('check', 'new workspace').code, 0)
    writeFileSync(join(dirname(there), 'new workspace/agendapack.yaml'), 'organisation: none\n')
    assert.equal(command('check', '.\\new workspace').code, 1)
  })

  it('passes the tests of paths, of writing and of problems that Typst finds', () => {
    const names = ['content', 'disk', 'folders', 'interrupted', 'memory', 'node', 'paths', 'write']
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--pool=threads', '--maxWorkers=1', '--testTimeout=600000']
    const { code, out, err } = wine(
      [NODE, ...vitest, 'tests/typeset/compile.test.ts', ...names.map((name) => `tests/host/${name}.test.ts`)],
      join(driveC, 'npm/node_modules/agendapack'),
    )
    assert.equal(code, 0, out + err)
  })
})
