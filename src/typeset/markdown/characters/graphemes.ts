const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Code units that are given to the segmenter at once: beyond some ten thousand, its time grows with the square. */
const STRETCH = 2000

/** The characters of a text as a reader counts them, each with its marks, in order. */
export function* graphemes(text: string): Generator<string> {
  let start = 0
  while (start < text.length) {
    const isLast = start + STRETCH >= text.length
    const found = Array.from(segmenter.segment(text.slice(start, start + STRETCH)), ({ segment }) => segment)
    // The last one may go on beyond the stretch.
    const whole = isLast || found.length === 1 ? found : found.slice(0, -1)
    yield* whole
    start += whole.reduce((length, segment) => length + segment.length, 0)
  }
}
