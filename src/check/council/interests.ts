const PECUNIARY = /\bpecuniary\b|\bDPI\b/i

/** True for an interest with which nobody may take part, unless they have a dispensation. */
export function isPecuniary(nature: string): boolean {
  return PECUNIARY.test(nature)
}
