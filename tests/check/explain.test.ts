import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { errorFindings } from '../../src/check/findings/error-findings.ts'
import { explain, nearestRule } from '../../src/check/findings/explain.ts'
import { stageFindings } from '../../src/check/findings/stage-findings.ts'
import { rules } from '../../src/check/rules/index.ts'
import { BROKEN_REGISTER } from '../../src/load/meeting/meeting.ts'

const SOURCES = new URL('../../src/', import.meta.url).pathname

/** Ways in which the program names a finding: in an object, chosen by a condition, or as what a helper is called with. */
const NAMINGS = [
  /\brule: '([a-z-]+)'/g,
  /\brule = [^\n]*'([a-z-]+)'/g,
  /\b(?:warn|fail|say|left)\(\s*(?:[\w.]+,\s*)*'([a-z-]+)'/g,
]

function namesInSources(): { file: string; name: string }[] {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  return files.flatMap((file) => {
    const text = readFileSync(join(SOURCES, file), 'utf8')
    return NAMINGS.flatMap((naming) => [...text.matchAll(naming)].map(([, name = '']) => ({ file, name })))
  })
}

describe('explain', () => {
  it('knows every name that a message can carry', () => {
    const found = namesInSources()
    expect(found.length).toBeGreaterThan(60)
    const unknown = found.filter(({ file, name }) => {
      // Differences that verification finds are named without their first word.
      const names = file.startsWith('verify') ? [name, `verify-${name}`] : [name]
      return names.every((candidate) => explain(candidate) === undefined)
    })
    expect(unknown).toEqual([])
    expect(explain(BROKEN_REGISTER)).toContain('register')
  })

  it('explains no name that nothing carries', () => {
    const used = new Set(namesInSources().flatMap(({ name }) => [name, `verify-${name}`]))
    const explained = [...Object.keys(errorFindings), ...Object.keys(stageFindings)]
    expect(explained.filter((name) => !used.has(name) && name !== BROKEN_REGISTER)).toEqual([])
  })

  it('gives each name one meaning', () => {
    const names = [...rules.map(({ id }) => id), ...Object.keys(stageFindings), ...Object.keys(errorFindings)]
    expect(new Set(names).size).toBe(names.length)
  })

  it('lists them all, and knows names that are misspelt', () => {
    for (const name of ['notice-clear-days', 'attachment-untagged', 'yaml-schema', 'verify-range']) {
      expect(explain()).toContain(name)
    }
    expect(nearestRule('yaml-shcema')).toBe('yaml-schema')
    expect(explain('constructor')).toBeUndefined()
  })
})
