/** A figure in a cell of a finance table: `1,193`, `(5,132)`, `£1.5`, `-12`, `4,705*`. */
export interface Figure {
  value: number
  /** Digits after the decimal point. */
  decimals: number
  /** As written, without brackets, signs, currency and unit. */
  digits: string
  isBracketed: boolean
  unit: string
}

const FIGURE = /^([-−–]?)\s?(\(?)\s?([-−]?)\s?([£€$]?)\s?([-−]?)(\d[\d,. ]*?)\s?(%|[mk]|million|bn)?\s?(\)?)\s?\**$/i

/** The figure in a cell that has nothing else in it; undefined for any other text. */
export function figureOf(cell: string): Figure | undefined {
  const plain = cell.replaceAll(/[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}/g, '').trim()
  if (plain.length > 30) return undefined
  const match = FIGURE.exec(plain)
  if (!match) return undefined
  const [, minus = '', open = '', inner = '', currency = '', after = '', raw = '', unit = '', close = ''] = match
  const digits = raw.trim()
  const value = numberIn(digits)
  if (value === undefined || (open === '(') !== (close === ')')) return undefined
  const isNegative = open === '(' || minus !== '' || inner !== '' || after !== ''
  return {
    value: isNegative ? -value : value,
    decimals: /\.(\d+)$/.exec(digits)?.[1]?.length ?? 0,
    digits,
    isBracketed: open === '(',
    unit: `${currency}${unit}`.toLowerCase(),
  }
}

function numberIn(digits: string): number | undefined {
  if (!/^(?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.\d+)?$/.test(digits)) return undefined
  return Number(digits.replaceAll(/[, ]/g, ''))
}

/** The symbol for nil in a cell, or `blank`; undefined for any other text. */
export function nilMark(cell: string): string | undefined {
  const plain = cell.replace(/^\\/, '').trim()
  if (plain === '') return 'blank'
  if (/^[-‐‑−]$/.test(plain)) return '-'
  if (/^[–—_•·*]$/.test(plain)) return plain
  return /^(?:nil|none|n\/a|n\/k)$/i.test(plain) ? plain.toLowerCase() : undefined
}
