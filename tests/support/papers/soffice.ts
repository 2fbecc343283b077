import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A program in the place of LibreOffice: it writes down its arguments, and copies the file `result.<ending>`, or nothing, for each. */
const STAND_IN = `#!/bin/sh
own=$(dirname "$0")
echo "$*" >> "$own/calls"
while [ $# -gt 0 ]; do
  case "$1" in
    --convert-to) to=\${2%%:*}; shift ;;
    --outdir) out=$2; shift ;;
    -*) ;;
    *) name=$(basename "$1"); [ -f "$own/result.$to" ] && cp "$own/result.$to" "$out/\${name%.*}.$to" ;;
  esac
  shift
done
exit 0
`

/**
 * Puts a stand-in for LibreOffice into a folder, which a test then has on its path.
 *
 * @param results what it writes, by the ending without a dot
 * @param version what its file with the version says
 */
export function standIn(folder: string, results: Readonly<Record<string, Uint8Array | string>>, version = '7.4'): void {
  writeFileSync(join(folder, 'soffice'), STAND_IN, { mode: 0o755 })
  writeFileSync(join(folder, 'versionrc'), version)
  for (const [ending, content] of Object.entries(results)) writeFileSync(join(folder, `result.${ending}`), content)
}

/** The arguments of each run, in their order. */
export function callsOf(folder: string): string[] {
  const file = join(folder, 'calls')
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : []
}
