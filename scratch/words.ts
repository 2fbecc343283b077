import type { Nodes, Root } from 'mdast'
const LETTERS = /[^\p{L}\p{N}]+/gu
export const letters = (t: string) => t.normalize('NFKC').replace(/\p{M}+/gu, '').replace(LETTERS, '')
export interface Piece { text: string; line: number }
export function piecesOf(root: Root): Piece[] {
  const out: Piece[] = []
  let cur = ''; let line = 1
  const end = () => { const t = letters(cur); if (t) out.push({ text: t, line }); cur = '' }
  const walk = (n: Nodes) => {
    if (n.type === 'text' || n.type === 'inlineCode') { if (!cur) line = n.position?.start.line ?? line; cur += n.value; return }
    if (n.type === 'code') { end(); line = n.position?.start.line ?? line; for (const l of n.value.split('\n')) { cur = l; end() } return }
    if (n.type === 'break') { cur += ' '; return }
    if (['html','image','imageReference','footnoteReference','definition','yaml','toml','thematicBreak'].includes(n.type)) { end(); return }
    if ('children' in n) {
      const inline = ['emphasis','strong','delete','link','linkReference','styledText'].includes(n.type)
      if (!inline) end()
      for (const c of n.children) walk(c as Nodes)
      if (!inline) end()
    }
  }
  walk(root); end()
  return out
}

const LONG = 20
const MOST_TRIES = 30
export function missingPieces(pieces: readonly Piece[], pages: readonly string[]): Piece[] {
  let stream = pages.map(letters).join('\0')
  const missing: Piece[] = []
  const take = (cuts: [number, number][]) => { for (const [at, len] of cuts.reverse()) stream = stream.slice(0, at) + '\0' + stream.slice(at + len) }
  const sorted = [...pieces].sort((a, b) => b.text.length - a.text.length)
  for (const group of [sorted.filter(p => p.text.length >= LONG), sorted.filter(p => p.text.length < LONG)]) {
    const rest = group.filter(p => { const at = stream.indexOf(p.text); if (at >= 0) take([[at, p.text.length]]); return at < 0 })
    for (const p of rest) { const cuts = woven(p.text, stream); if (cuts) take(cuts); else missing.push(p) }
  }
  return missing
}
function woven(text: string, stream: string): [number, number][] | undefined {
  const seed = text.slice(0, 4)
  let from = 0
  for (let t = 0; t < MOST_TRIES; t++) {
    const at = stream.indexOf(seed, from)
    if (at < 0) break
    const cuts = follow(text, stream, at)
    if (cuts) return cuts
    from = at + 1
  }
  for (const size of [3, 2, 1]) { const at = stream.indexOf(text.slice(0, size)); if (at >= 0) { const c = follow(text, stream, at); if (c) return c } }
  return undefined
}
function follow(text: string, stream: string, start: number): [number, number][] | undefined {
  const cuts: [number, number][] = []
  let [done, at] = [0, start]
  while (true) {
    let len = 0
    while (done + len < text.length && text[done + len] === stream[at + len]) len++
    cuts.push([at, len]); done += len
    if (done === text.length) return cuts
    const next = stream.indexOf(text.slice(done, done + 6), at + len)
    if (next < 0) return undefined
    at = next
  }
}
