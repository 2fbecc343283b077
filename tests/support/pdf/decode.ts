import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** True where the programs that read packs independently of this one are installed. */
export const canDecode = ['qpdf', 'mutool', 'pdfimages', 'exiftool'].every(
  (program) => spawnSync(program, ['-v']).error === undefined,
)

/**
 * Everything that other programs find in a PDF: the words of its pages as mutool draws them, all objects with every stream
 * decoded as qpdf and mutool write them (titles, outlines, names and the text of plain fonts), its pictures as mutool and
 * pdfimages take them out, and what exiftool reads in it and in these.
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
    const [cleaned, pictures] = [join(folder, 'clean.pdf'), join(folder, 'pictures')]
    const quiet = { stdio: 'ignore' } as const
    execFileSync('mutool', ['clean', '-d', file, cleaned], quiet)
    mkdirSync(pictures)
    execFileSync('pdfimages', ['-all', file, join(pictures, 'picture')], quiet)
    execFileSync('mutool', ['extract', file], { ...quiet, cwd: pictures })
    const said = spawnSync('exiftool', ['-a', '-u', '-ee', '-r', pictures, file], { maxBuffer: 1 << 28 })
    const objects = [plain, cleaned].map((path) => readFileSync(path).toString('latin1'))
    return [
      drawn.toString('utf8'),
      ...objects,
      ...objects.map(utf16Strings),
      said.stdout.toString('utf8'),
      ...readdirSync(pictures).map((name) => readFileSync(join(pictures, name)).toString('latin1')),
    ].join('\n')
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
