import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { explain } from '../src/check/findings/explain.ts'
import { initWorkspace } from '../src/init/workspace-files.ts'
import { builtInProfiles } from '../src/profiles/built-in.ts'

const readme = readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8')
const settings = initWorkspace('Riverbank', { today: '2026-11-22' }).get('agendapack.yaml') ?? ''

describe('what newcomers copy', () => {
  it('names rules that exist', () => {
    const inReadme = [...readme.matchAll(/rules: \{([^}]*)\}/gu)].flatMap(([, list = '']) => list.split(','))
    const accepted = [...readme.matchAll(/\{ rule: ([\w-]+),/gu)].map(([, name = '']) => name)
    const inSettings = [...settings.matchAll(/^# {3}([\w-]+): (?:off|error)/gmu)].map(([, name = '']) => name)
    const names = [...inReadme.map((pair) => pair.split(':')[0]?.trim() ?? ''), ...accepted, ...inSettings]
    expect(names.length).toBeGreaterThan(3)
    expect(names.filter((name) => explain(name) === undefined)).toEqual([])
  })

  it('names the profiles that there are', () => {
    for (const profile of builtInProfiles()) expect(readme).toContain(profile)
  })
})
