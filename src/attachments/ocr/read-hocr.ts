/** A word that was recognised in a picture. Places are in pixels from its upper left corner. */
export interface Word {
  text: string
  left: number
  right: number
  /** What its letters stand on. */
  baseline: number
  /** Height of its line, from the top of tall letters to the foot of those that hang down. */
  size: number
  /** From 0 to 100. */
  confidence: number
}

/** Lines of a picture, each with its words in the order in which they are read. */
export type RecognisedLines = readonly (readonly Word[])[]

const span = /<span class=(['"])(\w+)\1[^>]*?title=(['"])(.*?)\3[^>]*>([^<]*(?:<\/?(?:strong|em)>[^<]*)*)/g
const lineClasses: ReadonlySet<string> = new Set(['ocr_line', 'ocr_header', 'ocr_caption', 'ocr_textfloat'])
/** What Tesseract is less sure of is a speck more often than a word. */
const leastConfidence = 30
/** What bullets at the beginning of a line, and lines between the cells of a table, are taken for. */
const bullet = /^[«»¢°©®*●○■□▪•]$/
const ruling = /^[|¦]+$/
/** A page that a person reads has fewer. */
const mostWords = 20_000

interface OpenLine {
  words: Word[]
  baselineAt: (x: number) => number
  size: number
}

/** The words of a page as Tesseract writes them: HTML with places in titles (hOCR 1.2). */
export function readHocr(html: string): RecognisedLines {
  const lines: OpenLine[] = []
  let count = 0
  for (const [, , name = '', , title = '', body = ''] of html.matchAll(span)) {
    const facts = new Map(title.split(';').map((fact) => factIn(fact)))
    const [left = 0, top = 0, right = 0, bottom = 0] = facts.get('bbox') ?? []
    if (lineClasses.has(name)) {
      const [slope = 0, offset = 0] = facts.get('baseline') ?? []
      const baselineAt = (x: number): number => bottom + offset + slope * (x - left)
      lines.push({ words: [], baselineAt, size: facts.get('x_size')?.[0] ?? bottom - top })
      continue
    }
    const line = lines.at(-1)
    const read = unescaped(body.replace(/<[^>]*>/g, '')).trim()
    const text = line?.words.length === 0 && bullet.test(read) ? '•' : ruling.test(read) ? '' : read
    const confidence = facts.get('x_wconf')?.[0] ?? 0
    if (name !== 'ocrx_word' || !line || text === '' || right <= left || confidence < leastConfidence) continue
    count += 1
    if (count > mostWords) break
    line.words.push({ text, left, right, baseline: line.baselineAt(left), size: line.size, confidence })
  }
  return lines.flatMap(({ words }) => (words.length > 0 ? [words] : []))
}

/** `x_size 92` as a name and its numbers. */
function factIn(fact: string): [string, number[]] {
  const [name = '', ...values] = fact.trim().split(/\s+/)
  return [name, values.map(Number).filter(Number.isFinite)]
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" }

function unescaped(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)
}
