import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** True where both programs that read packs independently of this one are installed. */
export const canDecode = ['qpdf', 'mutool'].every((program) => spawnSync(program, ['-v']).error === undefined)

/**
 * Everything that other programs find in a PDF: the words of its pages as mutool draws them, and all objects with
 * every stream decoded as qpdf writes them, which holds titles, outlines, names and the text of plain fonts.
 */
export function decodePdf(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'agendapack-decode-'))
  try {
    const [file, plain] = [join(folder, 'in.pdf'), join(folder, 'out.pdf')]
    writeFileSync(file, bytes)
    execFileSync('qpdf', ['--qdf', '--object-streams=disable', '--decode-level=all', file, plain])
    const drawn = execFileSync('mutool', ['draw', '-q', '-F', 'txt', file], {
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const objects = readFileSync(plain)
    return [drawn.toString('utf8'), objects.toString('latin1'), utf16Strings(objects.toString('latin1'))].join('\n')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Strings in UTF-16, as titles and bookmarks have them: written as bytes or in hexadecimal. */
function utf16Strings(objects: string): string {
  const hexadecimal = Array.from(objects.matchAll(/<feff([0-9a-f]*)>/gi), ([, digits = '']) =>
    Buffer.from(digits, 'hex'),
  )
  const literal = Array.from(objects.matchAll(/\(\xfe\xff((?:[^\\)]|\\[\s\S])*)\)/g), ([, text = '']) =>
    Buffer.from(text, 'latin1'),
  )
  return [...hexadecimal, ...literal].map((bytes) => bytes.toString('latin1').replaceAll('\0', '')).join('\n')
}
